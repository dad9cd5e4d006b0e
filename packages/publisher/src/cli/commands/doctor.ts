import { doctor } from '../../doctor/doctor.js';
import { diagnosisLine, diagnosisRecord } from '@ozg-widgets/doctor';
import { ExitCode } from '../command.js';
import type { Run } from '../command.js';
import { version } from '../version.js';

/** `ozg-feed doctor URL`, `ozg-feed doctor FILE` and `ozg-feed doctor -` */
export const run: Run<'doctor'> = async ([source = ''], { values, lang, localize, io, now }) => {
  const { page, diagnoses } = await doctor(source, { now, version: version() });
  const errors = diagnoses.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnoses.length - errors;
  if (values.json) {
    const findings = diagnoses.map((diagnosis) => diagnosisRecord(diagnosis, lang));
    io.stdout.write(`${JSON.stringify({ page, findings }, undefined, 2)}\n`);
  } else {
    for (const diagnosis of diagnoses) io.stderr.write(`${diagnosisLine(diagnosis, page, lang)}\n`);
    const summary = diagnoses.length
      ? localize(
          `Seite geprüft: ${errors} Fehler, ${warnings} Hinweise.`,
          `Page checked: ${errors} errors, ${warnings} warnings.`,
        )
      : localize('Seite geprüft: Alles in Ordnung.', 'Page checked: no problems found.');
    io.stdout.write(`${summary}\n`);
  }
  return errors ? ExitCode.Findings : ExitCode.Ok;
};
