import { crawl } from '../../crawl/crawl.js';
import { hasErrors } from '../../findings/finding.js';
import { UsageError } from '../command.js';
import type { Run } from '../command.js';
import { describeUnwritten, publicKeyFrom } from '../context.js';

/** `ozg-feed crawl DIRECTORY OUT` */
export const run: Run<'crawl'> = async ([directory = '', out = ''], { values, localize, now, progress, finish }) => {
  if (!/^https?:\/\//.test(directory) || !URL.canParse(directory)) {
    throw new UsageError(
      localize(
        `„${directory}“ ist keine Adresse im Internet. Gebraucht wird die eines Verzeichnisses: https://…/directory.json`,
        `"${directory}" is not a web address. Pass the address of a directory: https://…/directory.json`,
      ),
    );
  }
  const { findings, ...facts } = await crawl({
    directory,
    out,
    now,
    compress: !values['no-compress'],
    force: values.force === true,
    publicKey: publicKeyFrom(values, localize),
    progress,
  });
  const { areas, changed, unchanged, skipped, stale, rejected, removed } = facts;
  return finish(
    findings,
    hasErrors(findings)
      ? describeUnwritten(findings, localize)
      : localize(
          `${areas} Feeds in ${out}: ${changed} neu oder geändert, ${unchanged + skipped} unverändert, ` +
            `${stale} von früher, ${rejected} verworfen, ${removed} entfernt.`,
          `${areas} feeds in ${out}: ${changed} new or changed, ${unchanged + skipped} unchanged, ` +
            `${stale} from an earlier crawl, ${rejected} rejected, ${removed} removed.`,
        ),
    facts,
  );
};
