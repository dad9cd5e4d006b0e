import { hasErrors } from '../../findings/finding.js';
import type { Finding, Report } from '../../findings/finding.js';
import { init } from '../../init/init.js';
import { reportWriteError } from '../../output/output-folder.js';
import type { Run } from '../command.js';

/** `ozg-feed init [FOLDER]` */
export const run: Run<'init'> = async ([folder = '.'], { localize, finish }) => {
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const { written = [], inTheWay = [] } = (await init(folder).catch(reportWriteError(folder, report))) ?? {};
  if (inTheWay.length) {
    report({ severity: 'error', code: 'init-in-the-way', file: folder, facts: { names: inTheWay.join(', ') } });
  }
  return finish(
    findings,
    hasErrors(findings)
      ? localize('Das Muster wurde nicht angelegt.', 'The starter was not written.')
      : localize(
          `${written.length} Dateien liegen in „${folder}“. Als Nächstes: LIESMICH.txt lesen.`,
          `${written.length} files are in "${folder}". Next: read LIESMICH.txt.`,
        ),
    { written, inTheWay },
  );
};
