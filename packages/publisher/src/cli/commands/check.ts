import { audit } from '../../audit/audit.js';
import { check } from '../../check.js';
import { publicKeyIn } from '../command.js';
import type { Command } from '../command.js';

/** `ozg-feed check PATH` and `ozg-feed check ADDRESS` */
export const checkCommand: Command = {
  needs: { de: ['PFAD'], en: ['PATH'] },
  most: 1,
  async run([path = ''], { values, say, now, progress, tell }) {
    const key = publicKeyIn(values, say);
    const atAddress = /^https?:\/\//i.test(path);
    const { findings, files } = atAddress
      ? { ...(await audit(path, now, key === undefined ? {} : { publicKey: key })), files: 1 }
      : await check(path, now, key, progress);
    const errors = findings.filter((f) => f.severity === 'error').length;
    const what = atAddress
      ? say('Adresse', 'Address')
      : files
        ? say(`${files} Dokument${files === 1 ? '' : 'e'}`, `${files} document${files === 1 ? '' : 's'}`)
        : say('Tabellen', 'Tables');
    return tell(
      findings,
      say(
        `${what} geprüft: ${errors} Fehler, ${findings.length - errors} Hinweise.`,
        `${what} checked: ${errors} errors, ${findings.length - errors} warnings.`,
      ),
      { files },
    );
  },
};
