import { resolve } from 'node:path';
import { WrongUse } from '../command.js';
import type { Command } from '../command.js';
import { hasErrors } from '../../findings/finding.js';
import { render } from '../../render/render.js';

/** `ozg-feed render FEED OUT` */
export const renderCommand: Command = {
  needs: { de: ['FEED', 'ZIEL'], en: ['FEED', 'OUT'] },
  most: 2,
  async run([feed = '', out = ''], { values, lang, say, now, tell }) {
    const { format } = values;
    if (format !== undefined && format !== 'jsonld') {
      throw new WrongUse(
        say(
          `HTML, SVG und Text schreibt „render“ immer; mit --format gibt es dazu nur jsonld, nicht „${String(format)}“.`,
          `"render" always writes HTML, SVG and text; with --format there is only jsonld besides, not "${String(format)}".`,
        ),
      );
    }
    const service = typeof values.service === 'string' ? values.service : undefined;
    const result = await render({
      feed,
      out,
      lang,
      now,
      jsonld: format === 'jsonld',
      ...(service !== undefined && { service }),
    });
    const { findings, written, removed, files } = result;
    const folder = resolve(out);
    return tell(
      findings,
      !files.length && hasErrors(findings)
        ? say('Wegen der Fehler wurde nichts geschrieben.', 'Because of the errors nothing was written.')
        : say(
            `${files.length} Dateien für ${folder}: ${written} neu oder geändert, ${removed} entfernt.`,
            `${files.length} files for ${folder}: ${written} new or changed, ${removed} removed.`,
          ),
      { written, removed, files },
    );
  },
};
