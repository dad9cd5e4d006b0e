import { publicKeyIn, reportUnwritable, WrongUse } from '../command.js';
import type { Command } from '../command.js';
import { crawl } from '../../crawl/crawl.js';
import { hasErrors } from '../../findings/finding.js';

/** `ozg-feed crawl DIRECTORY OUT` */
export const crawlCommand: Command = {
  needs: { de: ['ADRESSE', 'ZIEL'], en: ['ADDRESS', 'OUT'] },
  most: 2,
  async run([directory = '', out = ''], { values, say, now, progress, tell }) {
    if (!/^https?:\/\//.test(directory) || !URL.canParse(directory)) {
      throw new WrongUse(
        say(
          `„${directory}“ ist keine Adresse im Internet. Gebraucht wird die eines Verzeichnisses: https://…/directory.json`,
          `"${directory}" is no address on the web. That of a directory is needed: https://…/directory.json`,
        ),
      );
    }
    const publicKey = publicKeyIn(values, say);
    const { findings, ...facts } = await crawl({
      directory,
      out,
      now,
      compress: !values['no-compress'],
      force: values.force === true,
      ...(publicKey !== undefined && { publicKey }),
      ...(progress && { progress }),
    });
    const { areas, changed, unchanged, skipped, stale, rejected, removed } = facts;
    return tell(
      findings,
      hasErrors(findings)
        ? reportUnwritable(findings, say)
        : say(
            `${areas} Feeds in ${out}: ${changed} neu oder geändert, ${unchanged + skipped} unverändert, ` +
              `${stale} von früher, ${rejected} verworfen, ${removed} entfernt.`,
            `${areas} feeds in ${out}: ${changed} new or changed, ${unchanged + skipped} unchanged, ` +
              `${stale} from an earlier crawl, ${rejected} rejected, ${removed} removed.`,
          ),
      facts,
    );
  },
};
