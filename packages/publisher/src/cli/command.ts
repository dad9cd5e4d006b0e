/** What the command line passes to a command, and what the command returns. */
import type { Finding, Lang } from '../findings/finding.js';
import type { CommandName, Values } from './declarations.js';
import { closestMatch } from '@ozg-widgets/feed/closest-match';

/** The exit codes of `ozg-feed`. */
export const ExitCode = {
  /** No errors; warnings are possible. */
  Ok: 0,
  /** At least one error was reported. */
  Findings: 1,
  /** The command line itself is wrong. */
  Usage: 2,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The command line is wrong: the message says how, in the language of the call. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** `command`: the one whose help is printed; without it, the overview. */
  constructor(
    message: string,
    readonly command?: CommandName,
  ) {
    super(message);
  }
}

/** Recognised by name: a loader may give modules that are imported dynamically a second copy of this one. */
export const isUsageError = (error: unknown): error is UsageError =>
  error instanceof Error && error.name === 'UsageError';

/** Returns the text in the language of the call. */
export type Localize = (de: string, en: string) => string;

/** A stream that the command line writes to. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean | undefined };

/** The surroundings of a call: by default those of the process, in tests anything else. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** The current time. */
  readonly now: () => Date;
}

/** The language, the streams and the clock of one call. */
export interface Call {
  lang: Lang;
  localize: Localize;
  io: Io;
}

/** What a command gets besides its positional arguments. */
export interface Context<N extends CommandName> extends Call {
  values: Values<N>;
  /** When the command was called. */
  now: Date;
  /** Reports progress; missing where standard error is not a terminal. */
  progress?: ((done: number, total: number) => void) | undefined;
  /** Prints findings and summary, or both and `facts` as JSON, and returns the exit code. */
  finish: (findings: readonly Finding[], summary: string, facts: object) => ExitCode;
}

/** The implementation of a command. */
export type Run<N extends CommandName> = (args: readonly string[], context: Context<N>) => Promise<ExitCode>;

/** ` Did you mean "…"?` with the closest of the choices; empty where none is close. */
export function didYouMean(wanted: string, choices: readonly string[], localize: Localize, prefix = ''): string {
  const match = closestMatch(wanted, choices);
  return match === undefined
    ? ''
    : localize(` Gemeint ist wohl „${prefix}${match}“.`, ` Did you mean "${prefix}${match}"?`);
}
