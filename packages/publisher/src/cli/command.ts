/** What a command of `ozg-feed` is, and what it is given to work with. */
import { hasErrors, describeFindings, toRecord } from '../findings/finding.js';
import type { Finding, Lang } from '../findings/finding.js';
import { parsePublicKeys } from '../sign/verify.js';

/** Exit codes. */
export const FINE = 0;
export const FINDINGS = 1;
export const WRONG_USE = 2;

/** The options of all commands, as `parseArgs` takes them. */
export const options = {
  force: { type: 'boolean' },
  format: { type: 'string' },
  help: { type: 'boolean' },
  json: { type: 'boolean' },
  key: { type: 'string' },
  lang: { type: 'string' },
  'new-key': { type: 'string' },
  'no-compress': { type: 'boolean' },
  port: { type: 'string' },
  'public-key': { type: 'string' },
  service: { type: 'string' },
  version: { type: 'boolean' },
} as const;

/** What the command line says. */
export type Values = Partial<Record<keyof typeof options, string | boolean | undefined>>;

/** The sentence in the language that was asked for. */
export type Say = (de: string, en: string) => string;

/** What a command knows besides its arguments. */
export interface Context {
  values: Values;
  lang: Lang;
  say: Say;
  /** When the command was called. */
  now: Date;
  /** Is told how many of how many are done; missing where nobody watches. */
  progress?: (done: number, total: number) => void;
  /** Prints findings and summary, for people or machines, and gives the exit code. */
  tell: (findings: readonly Finding[], summary: string, facts: object) => number;
}

/** One command. */
export interface Command {
  /** What it has to be told, as the usage names it. */
  needs: Readonly<Record<Lang, readonly string[]>>;
  /** How many arguments it takes at most. */
  most: number;
  /** Does it, and gives the exit code. */
  run: (given: readonly string[], context: Context) => Promise<number>;
}

/** What is wrong with the way the command was called, in a sentence. */
export class WrongUse extends Error {}

/** The public key that documents must be signed with, where one is given; something else in its place is wrong use. */
export function publicKeyIn({ 'public-key': key }: Values, say: Say): string | undefined {
  if (typeof key !== 'string') return;
  if (parsePublicKeys(key).length) return key;
  throw new WrongUse(
    say(
      'Hinter „--public-key“ steht kein öffentlicher Schlüssel (Ed25519): Gebraucht wird die mittlere Zeile von „openssl pkey -pubout“, nicht der Name der Datei.',
      'What follows "--public-key" is no public key (Ed25519): the middle line of "openssl pkey -pubout" is needed, not the name of the file.',
    ),
  );
}

/** The context of a call. */
export function contextOf(values: Values, lang: Lang, say: Say): Context {
  return {
    values,
    lang,
    say,
    now: new Date(),
    ...(process.stderr.isTTY && { progress: bar() }),
    tell(findings, summary, facts) {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      if (values.json)
        console.log(JSON.stringify({ ...facts, findings: findings.map((f) => toRecord(f, lang)) }, undefined, 2));
      else {
        for (const line of describeFindings(findings, lang)) console.error(line);
        console.log(summary);
      }
      return hasErrors(findings) ? FINDINGS : FINE;
    },
  };
}

/** A bar that is drawn anew at most every percent. */
function bar(): NonNullable<Context['progress']> {
  let drawn = -1;
  return (done, total) => {
    const percent = total ? Math.floor((done / total) * 100) : 0;
    if (percent === drawn) return;
    drawn = percent;
    const full = Math.floor(percent / 4);
    process.stderr.write(`\r[${'='.repeat(full)}${' '.repeat(25 - full)}] ${done}/${total}`);
  };
}

/** What became of an output folder that an error kept from being written. */
export const reportUnwritable = (findings: readonly Finding[], say: Say): string =>
  findings.some((f) => f.code === 'out-half')
    ? say(
        'Es wurde nur ein Teil geschrieben; bitte den Befehl wiederholen.',
        'Only a part was written; please run the command again.',
      )
    : say(
        'Wegen der Fehler wurde nichts geschrieben; was da war, ist unverändert.',
        'Because of the errors nothing was written; what was there is unchanged.',
      );
