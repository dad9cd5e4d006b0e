/** Names a page and the folder that it is in. */
export type Framework = 'react' | 'vue' | 'svelte' | 'angular' | 'typescript';

/** Builds pages; with `development` the frameworks say in the console what is wrong. */
export function buildExamples(options?: {
  out?: string;
  only?: readonly Framework[];
  development?: boolean;
}): Promise<void>;
