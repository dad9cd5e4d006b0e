import { resolve } from 'node:path';
import type { Command } from '../command.js';
import { hasErrors } from '../findings.js';
import { render } from '../render/render.js';

/** `ozg-feed render FEED OUT` */
export const renderCommand: Command = {
  needs: { de: ['FEED', 'ZIEL'], en: ['FEED', 'OUT'] },
  most: 2,
  async run([feed = '', out = ''], { values, lang, say, now, tell }) {
    const service = typeof values.service === 'string' ? values.service : undefined;
    const result = await render({ feed, out, lang, now, ...(service !== undefined && { service }) });
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
