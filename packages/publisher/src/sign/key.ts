/** The private key that documents are signed with: an Ed25519 key in PKCS#8 PEM, as OpenSSL makes it. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { sep } from 'node:path';
import type { Facts, Report } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';

/** How the names of key types are written. */
const KINDS: Readonly<Record<string, string>> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA-PSS',
  dsa: 'DSA',
  ec: 'ECDSA',
  x25519: 'X25519',
  x448: 'X448',
  ed448: 'Ed448',
};

/** Everybody: neither the owner nor the group. Readable or writable. */
const OTHERS = 0o006;

/** How a file system says no. */
const REFUSED: Readonly<Record<string, Code>> = {
  ENOENT: 'key-missing',
  ENOTDIR: 'key-missing',
  EISDIR: 'key-folder',
  ENAMETOOLONG: 'path-long',
  ELOOP: 'path-loop',
  EACCES: 'file-denied',
  EPERM: 'file-denied',
};

/** Reads a private key; `undefined`, with a finding, where it cannot sign. */
export async function readKey(file: string, report: Report): Promise<KeyObject | undefined> {
  let found: KeyObject | Objection;
  try {
    found = parseKey(await readFile(file, 'utf8'));
    const { mode } = await stat(file);
    if (!('code' in found) && platform() !== 'win32' && mode & OTHERS)
      report({ severity: 'warning', code: 'key-open', file, facts: { file } });
  } catch (error) {
    const code = REFUSED[(error as NodeJS.ErrnoException).code ?? ''];
    if (!code) throw error;
    found = { code };
  }
  if (!('code' in found)) return found;
  report({ severity: 'error', code: found.code, file, facts: { file, ...found.facts } });
  return;
}

/** Why something is no key to sign with. */
interface Objection {
  code: Code;
  facts?: Facts;
}

function parseKey(text: string): KeyObject | Objection {
  const [, label = ''] = /-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----/.exec(text) ?? [];
  if (!label)
    return { code: /-----BEGIN [A-Z ]*(PUBLIC KEY|CERTIFICATE)-----/.test(text) ? 'key-public' : 'key-not-pem' };
  if (label.startsWith('ENCRYPTED') || /^Proc-Type:.*ENCRYPTED/m.test(text)) return { code: 'key-encrypted' };
  if (label.startsWith('OPENSSH')) return { code: 'key-ssh' };
  let key: KeyObject;
  try {
    key = createPrivateKey(text);
  } catch {
    return { code: 'key-damaged' };
  }
  const kind = key.asymmetricKeyType ?? '';
  return kind === 'ed25519' ? key : { code: 'key-kind', facts: { kind: KINDS[kind] ?? kind } };
}

/** Makes a key where nothing lies yet, for its owner only; `undefined`, with a finding, where that cannot be. */
export async function makeKey(file: string, report: Report): Promise<KeyObject | undefined> {
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
      await handle.sync();
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return privateKey;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    report({
      severity: 'error',
      code: code === 'EEXIST' ? 'key-exists' : 'key-unwritable',
      file,
      facts: { problem: code },
    });
    return;
  }
}

/** What goes into `public-key`: the SPKI form of the public key in base64, one line. */
export const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

/** Warns where a key lies in one of the folders that get signed, and so published. */
export function warnOfPublishing(file: string, folders: readonly string[], report: Report): void {
  const real = realpathSync(file);
  const folder = folders.find((f) => real.startsWith(realpathSync(f) + sep));
  if (folder !== undefined) report({ severity: 'warning', code: 'key-published', file, facts: { folder } });
}
