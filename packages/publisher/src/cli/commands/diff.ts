import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { diff } from '../../diff/diff.js';
import { atom } from '../../diff/formats/atom.js';
import { calendar } from '../../diff/formats/icalendar.js';
import { notices } from '../../diff/formats/notices.js';
import { json, summary, text } from '../../diff/formats/text-json.js';
import { describeFindings, hasErrors, toRecord } from '../../findings/finding.js';
import type { Finding } from '../../findings/finding.js';
import { didYouMean, ExitCode, UsageError } from '../command.js';
import type { Output, Run } from '../command.js';
import { clearProgress } from '../context.js';

const FORMATS = ['text', 'json', 'atom', 'notices', 'ics'];

/** `ozg-feed diff OLD NEW` */
export const run: Run<'diff'> = async ([before = '', after = ''], { values, lang, localize, io, progress, finish }) => {
  const format = values.format ?? (values.json ? 'json' : 'text');
  if (!FORMATS.includes(format)) {
    throw new UsageError(
      localize(
        `Das Format „${format}“ gibt es nicht: ${FORMATS.join(', ')}.`,
        `Unknown format "${format}". Expected one of: ${FORMATS.join(', ')}.`,
      ) + didYouMean(format, FORMATS, localize),
    );
  }
  const findings: Finding[] = [];
  const subscription = { report: (finding: Finding) => findings.push(finding), progress };
  const print = (pieces: Pieces): Promise<void> => write(pieces, io.stdout);
  const exitCode = (): ExitCode => (hasErrors(findings) ? ExitCode.Findings : ExitCode.Ok);
  /** Prints findings to standard error: standard output is for a program. */
  const end = (): ExitCode => {
    clearProgress(io.stderr);
    for (const line of describeFindings(findings, lang)) io.stderr.write(`${line}\n`);
    return exitCode();
  };
  if (format === 'ics') {
    await print(calendar(before, after, lang, subscription));
    return end();
  }
  const difference = await diff(before, after, subscription);
  const { changes, head } = difference;
  switch (format) {
    case 'json':
      await print(
        json(
          difference,
          findings.map((finding) => toRecord(finding, lang)),
        ),
      );
      return exitCode();
    case 'notices':
      await print(notices(changes));
      return end();
    case 'atom':
      if (head) await print(atom(changes, head, lang));
      return end();
    default:
      await print(text(changes, lang));
      if (hasErrors(findings) && !changes.length) return end();
      return finish(findings, (changes.length ? '\n' : '') + summary(difference, lang), {});
  }
};

type Pieces = Iterable<string> | AsyncIterable<string>;

/** Writes at the reader's pace; a reader may close the stream early, as `head` does. */
async function write(pieces: Pieces, stdout: Output): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
