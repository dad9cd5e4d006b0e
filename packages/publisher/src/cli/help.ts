/** Prints the help from the declarations of the commands. */
import type { Lang } from '../findings/finding.js';
import { characters, linesOf } from '../text/wrap.js';
import { commonOptions, declarations } from './declarations.js';
import type { CommandName, Declaration, Option } from './declarations.js';

/** The column at which descriptions begin, and the width of the help, in characters. */
const INDENT = 24;
const WIDTH = 88;

const LABELS = {
  de: {
    usage: 'Aufruf',
    command: 'BEFEHL',
    commands: 'Befehle',
    options: 'Optionen',
    more: 'Alle Optionen eines Befehls: ozg-feed BEFEHL --help',
    codes: 'Ende mit 0: alles gut. 1: es gibt Fehler. 2: falscher Aufruf.',
  },
  en: {
    usage: 'Usage',
    command: 'COMMAND',
    commands: 'Commands',
    options: 'Options',
    more: 'All options of a command: ozg-feed COMMAND --help',
    codes: 'Exit code 0: no errors. 1: errors were reported. 2: wrong usage.',
  },
};

/** The overview of all commands. */
export function overview(lang: Lang): string {
  const labels = LABELS[lang];
  const commands = Object.entries(declarations).flatMap(([name, command]) =>
    entry([name, ...signature(command, lang)].join(' '), command.summary[lang]),
  );
  return [
    `${labels.usage}: ozg-feed ${labels.command} …`,
    '',
    `${labels.commands}:`,
    ...commands,
    '',
    `${labels.options}:`,
    ...optionLines(commonOptions, lang),
    '',
    labels.more,
    labels.codes,
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(name: CommandName, lang: Lang): string {
  const labels = LABELS[lang];
  const command: Declaration = declarations[name];
  return [
    `${labels.usage}: ${usageOf(name, lang)}`,
    '',
    ...linesOf(`ozg-feed ${name} ${command.summary[lang]}.`, WIDTH, characters),
    '',
    `${labels.options}:`,
    ...optionLines({ ...command.options, ...commonOptions }, lang),
    '',
    labels.codes,
  ].join('\n');
}

/** How a command is called: `ozg-feed build SOURCE OUT`. */
export function usageOf(name: CommandName, lang: Lang): string {
  return ['ozg-feed', name, ...signature(declarations[name], lang)].join(' ');
}

/** The positional arguments: `FORMAT INPUT [FOLDER]`. */
const signature = ({ positionals }: Declaration, lang: Lang): string[] =>
  positionals.map(({ name, optional, repeated }) => {
    const word = repeated ? `${name[lang]} …` : name[lang];
    return optional ? `[${word}]` : word;
  });

const optionLines = (options: Readonly<Record<string, Option>>, lang: Lang): string[] =>
  Object.entries(options).flatMap(([name, { value, help }]) =>
    entry(value ? `--${name} ${value[lang]}` : `--${name}`, help[lang]),
  );

/** A term and its description, in two columns; a term that is too long gets a line of its own. */
function entry(term: string, description: string): string[] {
  const lines = linesOf(description, WIDTH - INDENT, characters).map((line) => ' '.repeat(INDENT) + line);
  const [first = ''] = lines;
  const start = `  ${term}`;
  if (start.length > INDENT - 2) return [start, ...lines];
  return [start.padEnd(INDENT) + first.trimStart(), ...lines.slice(1)];
}
