/** The context of a command: output, progress, and rules that several commands share. */
import { describeFindings, hasErrors, toRecord } from '../findings/finding.js';
import type { Finding } from '../findings/finding.js';
import { parsePublicKeys } from '../sign/verify.js';
import { ExitCode, UsageError } from './command.js';
import type { Call, Context, Localize, Output } from './command.js';
import type { CommandName, Values } from './declarations.js';

/** Creates the context of one call. */
export function createContext<N extends CommandName>(values: Values<N>, call: Call): Context<N> {
  const { lang, io } = call;
  const { stdout, stderr } = io;
  return {
    ...call,
    values,
    now: io.now(),
    progress: stderr.isTTY ? progressBar(stderr) : undefined,
    finish(findings, summary, facts) {
      clearProgress(stderr);
      if (values.json) {
        const result = { ...facts, findings: findings.map((finding) => toRecord(finding, lang)) };
        stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
      } else {
        for (const line of describeFindings(findings, lang)) stderr.write(`${line}\n`);
        stdout.write(`${summary}\n`);
      }
      return hasErrors(findings) ? ExitCode.Findings : ExitCode.Ok;
    },
  };
}

/** Removes the progress bar from a terminal. */
export function clearProgress(stderr: Output): void {
  if (stderr.isTTY) stderr.write('\r\u001b[K');
}

/** A progress bar that is redrawn at most once per percent. */
function progressBar(stderr: Output): (done: number, total: number) => void {
  let drawn = -1;
  return (done, total) => {
    const percent = total ? Math.floor((done / total) * 100) : 0;
    if (percent === drawn) return;
    drawn = percent;
    const full = Math.floor(percent / 4);
    stderr.write(`\r[${'='.repeat(full)}${' '.repeat(25 - full)}] ${done}/${total}`);
  };
}

/** Returns `--public-key` if it is a public key; throws a `UsageError` if it is anything else. */
export function publicKeyFrom(
  { 'public-key': key }: { readonly 'public-key'?: string },
  localize: Localize,
): string | undefined {
  if (key === undefined || parsePublicKeys(key).length) return key;
  throw new UsageError(
    localize(
      'Hinter „--public-key“ steht kein öffentlicher Schlüssel (Ed25519): Gebraucht wird die mittlere Zeile von „openssl pkey -pubout“, nicht der Name der Datei.',
      'The value of "--public-key" is not an Ed25519 public key. Pass the middle line of "openssl pkey -pubout", not the name of the file.',
    ),
  );
}

/** The summary of a command whose errors kept the output folder from being written, wholly or in part. */
export const describeUnwritten = (findings: readonly Finding[], localize: Localize): string =>
  findings.some((f) => f.code === 'out-half')
    ? localize(
        'Es wurde nur ein Teil geschrieben; bitte den Befehl wiederholen.',
        'The output was written only in part; run the command again.',
      )
    : localize(
        'Wegen der Fehler wurde nichts geschrieben; was da war, ist unverändert.',
        'Nothing was written because of the errors; existing files are unchanged.',
      );
