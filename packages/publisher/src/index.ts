export { startServer } from './serve.js';
export type { Root, RunningServer, ServerOptions } from './serve.js';
export { build } from './build.js';
export type { BuildOptions, BuildResult } from './build.js';
