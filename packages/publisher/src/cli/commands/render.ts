import { resolve } from 'node:path';
import { hasErrors } from '../../findings/finding.js';
import { render } from '../../render/render.js';
import { UsageError } from '../command.js';
import type { Run } from '../command.js';

/** `ozg-feed render FEED OUT` */
export const run: Run<'render'> = async ([feed = '', out = ''], { values, lang, localize, now, finish }) => {
  const { format, service } = values;
  if (format !== undefined && format !== 'jsonld') {
    throw new UsageError(
      localize(
        `HTML, SVG und Text schreibt „render“ immer; mit --format gibt es dazu nur jsonld, nicht „${format}“.`,
        `Invalid --format "${format}". "render" always writes HTML, SVG and text; the only additional format is jsonld.`,
      ),
    );
  }
  const { findings, written, removed, files } = await render({
    feed,
    out,
    lang,
    now,
    jsonld: format === 'jsonld',
    service,
  });
  const folder = resolve(out);
  return finish(
    findings,
    !files.length && hasErrors(findings)
      ? localize('Wegen der Fehler wurde nichts geschrieben.', 'Nothing was written because of the errors.')
      : localize(
          `${files.length} Dateien für ${folder}: ${written} neu oder geändert, ${removed} entfernt.`,
          `${files.length} files for ${folder}: ${written} new or changed, ${removed} removed.`,
        ),
    { written, removed, files },
  );
};
