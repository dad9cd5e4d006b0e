import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FINDINGS, FINE, WrongUse } from '../command.js';
import type { Command } from '../command.js';
import { atom } from '../../diff/formats/atom.js';
import { calendar } from '../../diff/formats/icalendar.js';
import { diff } from '../../diff/diff.js';
import { notices } from '../../diff/formats/notices.js';
import { json, summary, text } from '../../diff/formats/text-json.js';
import { hasErrors, describeFindings, toRecord } from '../../findings/finding.js';
import type { Finding } from '../../findings/finding.js';
import { closestMatch } from '../../text/closest-match.js';

const FORMATS = ['text', 'json', 'atom', 'notices', 'ics'];

/** `ozg-feed diff OLD NEW` */
export const diffCommand: Command = {
  needs: { de: ['ALT', 'NEU'], en: ['OLD', 'NEW'] },
  most: 2,
  async run([before = '', after = ''], { values, lang, say, progress, tell }) {
    const format = String(values.format ?? (values.json ? 'json' : 'text'));
    if (!FORMATS.includes(format)) {
      const near = closestMatch(format, FORMATS);
      throw new WrongUse(
        say(
          `Das Format „${format}“ gibt es nicht: ${FORMATS.join(', ')}.`,
          `There is no format "${format}": ${FORMATS.join(', ')}.`,
        ) + (near === undefined ? '' : say(` Gemeint ist wohl „${near}“.`, ` "${near}" was probably meant.`)),
      );
    }
    const findings: Finding[] = [];
    const watching = { report: (finding: Finding) => findings.push(finding), progress };
    /** Findings go to the other stream: what is printed is for a program. */
    const end = (): number => {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      for (const line of describeFindings(findings, lang)) console.error(line);
      return hasErrors(findings) ? FINDINGS : FINE;
    };
    if (format === 'ics') {
      await print(calendar(before, after, lang, watching));
      return end();
    }
    const found = await diff(before, after, watching);
    if (format === 'json') {
      const told = findings.map((finding) => toRecord(finding, lang));
      await print(json(found, told));
      return hasErrors(findings) ? FINDINGS : FINE;
    }
    if (format === 'text') {
      await print(text(found.changes, lang));
      if (hasErrors(findings) && !found.changes.length) return end();
      return tell(findings, (found.changes.length ? '\n' : '') + summary(found, lang), {});
    }
    if (format === 'notices') await print(notices(found.changes));
    else if (found.head) await print(atom(found.changes, found.head, lang));
    return end();
  },
};

/** Prints as fast as it is read; who has read enough may close. */
async function print(pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
