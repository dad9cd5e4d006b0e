/** Parses the command line by the declarations of the commands. */
import { parseArgs } from 'node:util';
import type { Lang } from '../findings/finding.js';
import { didYouMean, UsageError } from './command.js';
import type { Localize } from './command.js';
import { commonOptions, declarations, isCommandName } from './declarations.js';
import type { CommandName, Declaration, Option } from './declarations.js';

/** A command line whose options are known; its arguments have not been counted. */
export interface CommandLine {
  values: Readonly<Record<string, string | boolean | undefined>>;
  /** `undefined` where only options are given. */
  command: CommandName | undefined;
  args: readonly string[];
}

/** The options of all commands: the command may come after an option with a value. */
const allOptions: Readonly<Record<string, Option>> = Object.assign(
  {},
  ...Object.values(declarations).map(({ options }) => options),
  commonOptions,
) as Record<string, Option>;

/** The language of a call, known before anything else so that errors can be reported in it. */
export const languageOf = (argv: readonly string[]): Lang =>
  argv.some((arg, i) => arg === '--lang=en' || (arg === '--lang' && argv[i + 1] === 'en')) ? 'en' : 'de';

/** Parses a command line; throws a `UsageError` for unknown commands and options, and for missing values. */
export function parseCommandLine(argv: readonly string[], localize: Localize): CommandLine {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(Object.entries(allOptions).map(([name, { type }]) => [name, { type }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [word, ...args] = positionals;
  const command = word !== undefined && isCommandName(word) ? word : undefined;
  for (const token of tokens) {
    if (token.kind === 'option') checkOption(token, command, localize);
  }
  if (values.lang !== undefined && values.lang !== 'de' && values.lang !== 'en') {
    throw new UsageError(
      localize(
        `„${String(values.lang)}“ ist keine Sprache von „--lang“: de oder en.`,
        `Invalid --lang "${String(values.lang)}". Expected "de" or "en".`,
      ),
      command,
    );
  }
  if (word !== undefined && command === undefined) {
    throw new UsageError(
      localize(`Den Befehl „${word}“ gibt es nicht.`, `Unknown command "${word}".`) +
        didYouMean(word, Object.keys(declarations), localize),
    );
  }
  return { values, command, args };
}

/** Throws a `UsageError` unless the command accepts the option in this form. */
function checkOption(
  { name, rawName, value }: { name: string; rawName: string; value?: string | undefined },
  command: CommandName | undefined,
  localize: Localize,
): void {
  const option = Object.hasOwn(allOptions, name) ? allOptions[name] : undefined;
  const accepted = command ? { ...declarations[command].options, ...commonOptions } : allOptions;
  if (!option) {
    throw new UsageError(
      localize(`Die Option „${rawName}“ gibt es nicht.`, `Unknown option "${rawName}".`) +
        didYouMean(name, Object.keys(accepted), localize, '--'),
      command,
    );
  }
  if (command && !Object.hasOwn(accepted, name)) {
    const owners = Object.entries<Declaration>(declarations).filter(([, { options }]) => Object.hasOwn(options, name));
    const commands = owners.map(([owner]) => owner).join(', ');
    throw new UsageError(
      localize(
        `Die Option „${rawName}“ gibt es bei „${command}“ nicht, nur bei: ${commands}.`,
        `"${command}" has no option "${rawName}". It belongs to: ${commands}.`,
      ),
      command,
    );
  }
  if (option.type === 'string' && (value === undefined || value.startsWith('-'))) {
    throw new UsageError(localize(`Zu „${rawName}“ fehlt die Angabe.`, `"${rawName}" requires a value.`), command);
  }
  if (option.type === 'boolean' && value !== undefined) {
    throw new UsageError(
      localize(`Zu „${rawName}“ gehört keine Angabe.`, `"${rawName}" does not take a value.`),
      command,
    );
  }
}

/** Throws a `UsageError` where a command has too few or too many positional arguments. */
export function checkArguments(
  command: CommandName,
  args: readonly string[],
  { lang, localize, usage }: { lang: Lang; localize: Localize; usage: string },
): void {
  const { positionals }: Declaration = declarations[command];
  const missing = positionals.filter(({ optional }, i) => !optional && i >= args.length).map(({ name }) => name[lang]);
  if (missing.length) {
    throw new UsageError(
      localize(
        `Es fehlt: ${missing.join(' und ')}. So geht es: ${usage}`,
        `Missing: ${missing.join(' and ')}. Usage: ${usage}`,
      ),
    );
  }
  const max = positionals.some(({ repeated }) => repeated) ? Infinity : positionals.length;
  const surplus = args[max];
  if (surplus !== undefined) {
    throw new UsageError(localize(`„${surplus}“ ist eine Angabe zu viel.`, `Unexpected argument "${surplus}".`));
  }
}
