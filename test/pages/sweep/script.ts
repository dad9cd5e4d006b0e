import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What runs in the page, as text that makes it `globalThis.sweeping`. */
export async function pageScript(name: 'measure' | 'keyboard'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    ...{ bundle: true, format: 'iife', globalName: 'sweeping', write: false },
  });
  return outputFiles[0]!.text.replace('var sweeping =', 'globalThis.sweeping =');
}
