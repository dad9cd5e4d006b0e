import { hasErrors } from '../../findings/finding.js';
import { formats } from '../../import/formats.js';
import { importTables } from '../../import/import.js';
import { didYouMean, UsageError } from '../command.js';
import type { Run } from '../command.js';

/** `ozg-feed import FORMAT INPUT [FOLDER]` */
export const run: Run<'import'> = async ([wanted = '', input = '', out = '.'], { localize, now, progress, finish }) => {
  const format = formats.find((f) => f === wanted);
  if (!format) {
    throw new UsageError(
      localize(
        `Das Format „${wanted}“ gibt es nicht. Möglich sind: ${formats.join(', ')}.`,
        `Unknown format "${wanted}". Expected one of: ${formats.join(', ')}.`,
      ) + didYouMean(wanted, formats, localize),
    );
  }
  const { findings, tables } = await importTables({ format, input, out, now, progress });
  const names = tables.map(({ file, rows }) => `${file} (${rows})`).join(', ');
  return finish(
    findings,
    hasErrors(findings)
      ? localize('Es wurde nichts geschrieben.', 'Nothing was written.')
      : localize(
          `In „${out}“ geschrieben, mit Zahl der Zeilen: ${names}.`,
          `Written to "${out}", with rows: ${names}.`,
        ),
    { tables },
  );
};
