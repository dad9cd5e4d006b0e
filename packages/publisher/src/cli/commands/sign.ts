import { isFolder } from '../../documents/read-document.js';
import type { Finding, Report } from '../../findings/finding.js';
import { makeKey, publicKeyOf, readKey, warnOfPublishing } from '../../sign/key.js';
import { sign } from '../../sign/sign.js';
import { UsageError } from '../command.js';
import type { Localize, Run } from '../command.js';
import type { Values } from '../declarations.js';

/** `ozg-feed sign --key FILE PATH…` and `ozg-feed sign --new-key FILE [PATH…]` */
export const run: Run<'sign'> = async (paths, { values, localize, now, progress, finish }) => {
  const { file, isNew } = keyFileFrom(values, paths, localize);
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const key = await (isNew ? makeKey : readKey)(file, report);
  if (!key) {
    return finish(findings, localize('Es wurde nichts unterschrieben.', 'Nothing was signed.'), {
      signed: 0,
      unchanged: 0,
    });
  }
  const folders: string[] = [];
  for (const path of paths) if (await isFolder(path)) folders.push(path);
  warnOfPublishing(file, folders, report);
  const publicKey = publicKeyOf(key);
  const { signed, unchanged } = await sign({ paths, key, now, progress }, report);
  const summary = [
    isNew &&
      localize(
        `Neuer privater Schlüssel in ${file}. Bitte sicher verwahren und nie veröffentlichen.`,
        `New private key in ${file}. Keep it safe and never publish it.`,
      ),
    paths.length > 0 &&
      localize(
        `${signed} Dokument${signed === 1 ? '' : 'e'} unterschrieben, ${unchanged} unverändert.`,
        `${signed} document${signed === 1 ? '' : 's'} signed, ${unchanged} unchanged.`,
      ),
    localize(`Öffentlicher Schlüssel, für „public-key“: ${publicKey}`, `Public key, for "public-key": ${publicKey}`),
  ];
  return finish(findings, summary.filter(Boolean).join('\n'), { signed, unchanged, publicKey });
};

/** The file of the private key; throws a `UsageError` where none or two are given, or nothing is to be signed. */
function keyFileFrom(
  { key, 'new-key': newKey }: Values<'sign'>,
  paths: readonly string[],
  localize: Localize,
): { file: string; isNew: boolean } {
  const file = newKey ?? key;
  if (file === undefined || (newKey === undefined && !paths.length)) {
    const missing = file === undefined ? localize('--key DATEI', '--key FILE') : localize('PFAD', 'PATH');
    throw new UsageError(
      localize(
        `Es fehlt: ${missing}. So geht es: ozg-feed sign --key DATEI PFAD …`,
        `Missing: ${missing}. Usage: ozg-feed sign --key FILE PATH …`,
      ),
    );
  }
  if (newKey !== undefined && key !== undefined) {
    throw new UsageError(
      localize('Entweder --key oder --new-key, nicht beides.', 'Use either --key or --new-key, not both.'),
    );
  }
  return { file, isNew: newKey !== undefined };
}
