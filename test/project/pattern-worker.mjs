/** Checks regular expressions for superlinear time, one per message. */
import { parentPort } from 'node:worker_threads';
// This build runs in JavaScript alone; the default one looks for a native binary or Java. It has no declarations of its own.
const BUILD = 'recheck/lib/browser.js';
/** @type {{ default: typeof import('recheck') }} */
const { default: recheck } = await import(BUILD);

parentPort?.on('message', ({ source, flags }) => {
  // Limits in steps, not in milliseconds: a busy machine must not change the result.
  const found = recheck.checkSync(source, flags, {
    timeout: 120_000,
    attackLimit: 10_000_000,
    attackTimeout: null,
    incubationTimeout: null,
    maxAttackStringSize: 10_000,
  });
  const summary = found.status === 'vulnerable' ? `${found.complexity.summary} ${found.attack.pattern}` : found.status;
  parentPort?.postMessage({ status: found.status, summary });
});
