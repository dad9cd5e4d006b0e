export const tags: string[];
export function modulePath(tag: string): string;
