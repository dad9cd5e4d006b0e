import { Writable } from 'node:stream';
import { main } from '../../../packages/publisher/src/cli/cli.js';
import type { ExitCode } from '../../../packages/publisher/src/cli/command.js';

/** What a run of the command line returned and printed. */
export interface CliResult {
  code: ExitCode;
  stdout: string;
  stderr: string;
}

/** A stream that keeps what is written to it. */
function createSink(isTTY: boolean): Writable & { isTTY: boolean; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return Object.assign(stream, { isTTY, text: () => Buffer.concat(chunks).toString() });
}

/** Runs `ozg-feed` in this process, by default at the current time and without a terminal. */
export async function runCli(
  argv: readonly string[],
  { now = () => new Date(), isTTY = false }: { now?: () => Date; isTTY?: boolean } = {},
): Promise<CliResult> {
  const [stdout, stderr] = [createSink(isTTY), createSink(isTTY)];
  const code = await main(argv, { stdout, stderr, now });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}
