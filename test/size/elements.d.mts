export declare function costOf(tags: readonly string[]): Promise<Record<string, number>>;
