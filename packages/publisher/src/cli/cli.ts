/** `ozg-feed`: parses the command line, loads one command, runs it, and returns its exit code. */
import { ExitCode, isUsageError, UsageError } from './command.js';
import type { Call, Io, Localize, Run } from './command.js';
import type { CommandName, Values } from './declarations.js';
import { checkArguments, languageOf, parseCommandLine } from './parse-arguments.js';
import type { CommandLine } from './parse-arguments.js';
import { version } from './version.js';

/** Loads the implementation of each command. Static imports would load all of them, and take a second. */
const loaders: { readonly [N in CommandName]: () => Promise<{ run: Run<N> }> } = {
  init: () => import('./commands/init.js'),
  build: () => import('./commands/build.js'),
  check: () => import('./commands/check.js'),
  diff: () => import('./commands/diff.js'),
  doctor: () => import('./commands/doctor.js'),
  crawl: () => import('./commands/crawl.js'),
  import: () => import('./commands/import.js'),
  render: () => import('./commands/render.js'),
  sign: () => import('./commands/sign.js'),
  serve: () => import('./commands/serve.js'),
};

const processIo: Io = { stdout: process.stdout, stderr: process.stderr, now: () => new Date() };

/**
 * Runs `ozg-feed` with the given arguments and returns its exit code.
 *
 * @example
 *   const code = await main(['check', 'feed.json'], { stdout, stderr, now: () => new Date('2027-01-01T00:00:00Z') });
 */
export async function main(argv: readonly string[], io: Io = processIo): Promise<ExitCode> {
  const lang = languageOf(argv);
  const localize: Localize = (de, en) => (lang === 'de' ? de : en);
  let line: CommandLine | undefined;
  try {
    line = parseCommandLine(argv, localize);
    const { values, command, args } = line;
    if (values['version']) {
      io.stdout.write(`${version()}\n`);
      return ExitCode.Ok;
    }
    if (values['help']) {
      const { commandHelp, overview } = await import('./help.js');
      io.stdout.write(`${command ? commandHelp(command, lang) : overview(lang)}\n`);
      return ExitCode.Ok;
    }
    if (!command) throw new UsageError(localize('Es fehlt der Befehl.', 'Missing command.'));
    const { usageOf } = await import('./help.js');
    checkArguments(command, args, { lang, localize, usage: usageOf(command, lang) });
    // The parser has checked names and types against the declaration of this command.
    return await execute(command, args, values as Values<typeof command>, { lang, localize, io });
  } catch (error) {
    if (!isUsageError(error)) throw error;
    const { commandHelp, overview } = await import('./help.js');
    const command = error.command ?? line?.command;
    const help = command ? commandHelp(command, lang) : overview(lang);
    io.stderr.write(`${error.message}\n\n${help}\n`);
    return ExitCode.Usage;
  }
}

/** Loads a command and runs it. */
async function execute<N extends CommandName>(
  command: N,
  args: readonly string[],
  values: Values<N>,
  call: Call,
): Promise<ExitCode> {
  const [{ run }, { createContext }] = await Promise.all([loaders[command](), import('./context.js')]);
  return run(args, createContext(values, call));
}
