import { resolve } from 'node:path';
import { build } from '../../build.js';
import { hasErrors } from '../../findings/finding.js';
import type { Run } from '../command.js';
import { describeUnwritten } from '../context.js';

/** `ozg-feed build SOURCE OUT` */
export const run: Run<'build'> = async ([source = '', out = ''], { values, localize, now, progress, finish }) => {
  const { findings, areas, written, removed, pages } = await build({
    source,
    out,
    now,
    compress: !values['no-compress'],
    progress,
  });
  const folder = resolve(out, 'areas');
  return finish(
    findings,
    hasErrors(findings)
      ? describeUnwritten(findings, localize)
      : localize(
          `${areas} Feeds in ${folder}: ${written} neu oder geändert, ${removed} entfernt.${pages ? ` ${pages} Seiten zum Einbetten.` : ''}`,
          `${areas} feeds in ${folder}: ${written} new or changed, ${removed} removed.${pages ? ` ${pages} embed pages.` : ''}`,
        ),
    { areas, written, removed, pages },
  );
};
