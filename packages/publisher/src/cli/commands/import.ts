import { WrongUse } from '../command.js';
import type { Command } from '../command.js';
import { hasErrors } from '../../findings/finding.js';
import { formats } from '../../import/formats.js';
import { importTables } from '../../import/import.js';
import { closestMatch } from '../../text/closest-match.js';

/** `ozg-feed import FORMAT INPUT [FOLDER]` */
export const importCommand: Command = {
  needs: { de: ['FORMAT', 'EINGABE'], en: ['FORMAT', 'INPUT'] },
  most: 3,
  async run([wanted = '', input = '', out = '.'], { say, now, progress, tell }) {
    const format = formats.find((f) => f === wanted);
    if (!format) {
      const near = closestMatch(wanted, formats);
      throw new WrongUse(
        say(
          `Das Format „${wanted}“ gibt es nicht. Möglich sind: ${formats.join(', ')}.`,
          `There is no format "${wanted}". Possible are: ${formats.join(', ')}.`,
        ) + (near === undefined ? '' : say(` Gemeint ist wohl „${near}“.`, ` "${near}" was probably meant.`)),
      );
    }
    const { findings, tables } = await importTables({ format, input, out, now, ...(progress && { progress }) });
    const names = tables.map(({ file, rows }) => `${file} (${rows})`).join(', ');
    return tell(
      findings,
      hasErrors(findings)
        ? say('Es wurde nichts geschrieben.', 'Nothing was written.')
        : say(`In „${out}“ geschrieben, mit Zahl der Zeilen: ${names}.`, `Written to "${out}", with rows: ${names}.`),
      { tables },
    );
  },
};
