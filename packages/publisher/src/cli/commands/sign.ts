import { WrongUse } from '../command.js';
import type { Command } from '../command.js';
import { isFolder } from '../../documents/read-document.js';
import type { Finding, Report } from '../../findings/finding.js';
import { makeKey, publicKeyOf, readKey, warnOfPublishing } from '../../sign/key.js';
import { sign } from '../../sign/sign.js';

/** `ozg-feed sign --key KEY PATH…`, `ozg-feed sign --new-key KEY [PATH…]` */
export const signCommand: Command = {
  // What is needed depends on the options: a new key needs no path.
  needs: { de: [], en: [] },
  most: Infinity,
  async run(paths, { values, say, now, progress, tell }) {
    const { key: old, 'new-key': fresh } = values as { key?: string; 'new-key'?: string };
    const file = fresh ?? old;
    if (file === undefined || (fresh === undefined && !paths.length)) {
      const missing = file === undefined ? say('--key DATEI', '--key FILE') : say('PFAD', 'PATH');
      throw new WrongUse(
        say(
          `Es fehlt: ${missing}. So geht es: ozg-feed sign --key DATEI PFAD …`,
          `Missing: ${missing}. Type: ozg-feed sign --key FILE PATH …`,
        ),
      );
    }
    if (fresh !== undefined && old !== undefined) {
      throw new WrongUse(
        say('Entweder --key oder --new-key, nicht beides.', 'Either --key or --new-key, not both of them.'),
      );
    }
    const findings: Finding[] = [];
    const report: Report = (finding) => findings.push(finding);
    const key = await (fresh === undefined ? readKey : makeKey)(file, report);
    if (!key) {
      const nothing = say('Es wurde nichts unterschrieben.', 'Nothing was signed.');
      return tell(findings, nothing, { signed: 0, unchanged: 0 });
    }
    const folders: string[] = [];
    for (const path of paths) if (await isFolder(path)) folders.push(path);
    warnOfPublishing(file, folders, report);
    const publicKey = publicKeyOf(key);
    const { signed, unchanged } = await sign({ paths, key, now, ...(progress && { progress }) }, report);
    const summary = [
      fresh !== undefined &&
        say(
          `Neuer privater Schlüssel in ${file}. Bitte sicher verwahren und nie veröffentlichen.`,
          `New private key in ${file}. Please keep it safe, and never publish it.`,
        ),
      paths.length > 0 &&
        say(
          `${signed} Dokument${signed === 1 ? '' : 'e'} unterschrieben, ${unchanged} unverändert.`,
          `${signed} document${signed === 1 ? '' : 's'} signed, ${unchanged} unchanged.`,
        ),
      say(`Öffentlicher Schlüssel, für „public-key“: ${publicKey}`, `Public key, for "public-key": ${publicKey}`),
    ];
    return tell(findings, summary.filter(Boolean).join('\n'), { signed, unchanged, publicKey });
  },
};
