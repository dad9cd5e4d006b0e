import { resolve } from 'node:path';
import { build } from '../../build.js';
import { reportUnwritable } from '../command.js';
import type { Command } from '../command.js';
import { hasErrors } from '../../findings/finding.js';

/** `ozg-feed build SOURCE OUT` */
export const buildCommand: Command = {
  needs: { de: ['QUELLE', 'ZIEL'], en: ['SOURCE', 'OUT'] },
  most: 2,
  async run([source = '', out = ''], { values, say, now, progress, tell }) {
    const compress = !values['no-compress'];
    const result = await build({ source, out, now, compress, ...(progress && { progress }) });
    const { findings, areas, written, removed, pages } = result;
    const folder = resolve(out, 'areas');
    return tell(
      findings,
      hasErrors(findings)
        ? reportUnwritable(findings, say)
        : say(
            `${areas} Feeds in ${folder}: ${written} neu oder geändert, ${removed} entfernt.${pages ? ` ${pages} Seiten zum Einbetten.` : ''}`,
            `${areas} feeds in ${folder}: ${written} new or changed, ${removed} removed.${pages ? ` ${pages} pages to embed.` : ''}`,
          ),
      { areas, written, removed, pages },
    );
  },
};
