import { readFileSync } from 'node:fs';
import { FINDINGS, FINE } from '../command.js';
import type { Command } from '../command.js';
import { doctor } from '../../doctor/doctor.js';
import { diagnosisLine, diagnosisRecord } from '../../doctor/diagnosis.js';

/** `ozg-feed doctor URL` and `ozg-feed doctor FILE` */
export const doctorCommand: Command = {
  needs: { de: ['SEITE'], en: ['PAGE'] },
  most: 1,
  async run([source = ''], { values, lang, say, now }) {
    const { page, diagnoses } = await doctor(source, { now, version: version() });
    const errors = diagnoses.filter(({ severity }) => severity === 'error').length;
    const warnings = diagnoses.length - errors;
    if (values.json) {
      const findings = diagnoses.map((d) => diagnosisRecord(d, lang));
      console.log(JSON.stringify({ page, findings }, undefined, 2));
    } else {
      for (const diagnosis of diagnoses) console.error(diagnosisLine(diagnosis, page, lang));
      console.log(
        diagnoses.length
          ? say(
              `Seite geprüft: ${errors} Fehler, ${warnings} Hinweise.`,
              `Page checked: ${errors} errors, ${warnings} warnings.`,
            )
          : say('Seite geprüft: Alles in Ordnung.', 'Page checked: all is well.'),
      );
    }
    return errors ? FINDINGS : FINE;
  },
};

/** The version of this command, which is that of the elements it comes with. */
const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
