/** A crawl in a process of its own: directory, output folder, time, requests at once. Prints the codes of its findings. */
import { crawl } from '../../../packages/publisher/src/crawl/crawl.js';

const [directory = '', out = '', time = '', perHost = '4'] = process.argv.slice(2);
const { findings } = await crawl({ directory, out, now: new Date(time), limits: { perHost: Number(perHost) } });
for (const { code } of findings) console.log(code);
process.exitCode = findings.length ? 1 : 0;
