/** Checks regular expressions for superlinear time, one per message. */
import { parentPort } from 'node:worker_threads';
// This build runs in JavaScript alone; the default one looks for a native binary or Java.
import recheck from 'recheck/lib/browser.js';

parentPort.on('message', ({ source, flags }) => {
  // Limits in steps, not in milliseconds: a busy machine must not change the result.
  const { status, complexity, attack } = recheck.checkSync(source, flags, {
    timeout: 120_000,
    attackLimit: 10_000_000,
    attackTimeout: null,
    incubationTimeout: null,
    maxAttackStringSize: 10_000,
  });
  parentPort.postMessage({ status, summary: `${complexity?.summary ?? status} ${attack?.pattern ?? ''}` });
});
