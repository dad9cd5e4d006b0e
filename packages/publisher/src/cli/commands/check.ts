import { audit } from '../../audit/audit.js';
import { check } from '../../check.js';
import type { Run } from '../command.js';
import { publicKeyFrom } from '../context.js';

/** `ozg-feed check PATH` and `ozg-feed check ADDRESS` */
export const run: Run<'check'> = async ([path = ''], { values, localize, now, progress, finish }) => {
  const publicKey = publicKeyFrom(values, localize);
  const isAddress = /^https?:\/\//i.test(path);
  const { findings, files } = isAddress
    ? { ...(await audit(path, now, { publicKey })), files: 1 }
    : await check(path, now, publicKey, progress);
  const errors = findings.filter((f) => f.severity === 'error').length;
  const warnings = findings.length - errors;
  const documents = localize(
    `${files} Dokument${files === 1 ? '' : 'e'}`,
    `${files} document${files === 1 ? '' : 's'}`,
  );
  const subject = isAddress ? localize('Adresse', 'Address') : files ? documents : localize('Tabellen', 'Tables');
  return finish(
    findings,
    localize(
      `${subject} geprüft: ${errors} Fehler, ${warnings} Hinweise.`,
      `${subject} checked: ${errors} errors, ${warnings} warnings.`,
    ),
    { files },
  );
};
