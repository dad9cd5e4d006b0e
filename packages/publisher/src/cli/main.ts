/** `ozg-feed`: reads the command line, runs one command, and gives its exit code. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { contextOf, FINE, options, WRONG_USE, WrongUse } from './command.js';
import type { Command, Say, Values } from './command.js';
import { buildCommand } from './commands/build.js';
import { checkCommand } from './commands/check.js';
import { crawlCommand } from './commands/crawl.js';
import { diffCommand } from './commands/diff.js';
import { doctorCommand } from './commands/doctor.js';
import { importCommand } from './commands/import.js';
import { initCommand } from './commands/init.js';
import { renderCommand } from './commands/render.js';
import { serveCommand } from './commands/serve.js';
import { signCommand } from './commands/sign.js';
import type { Lang } from '../findings/finding.js';
import { closestMatch } from '../text/closest-match.js';

const usage = {
  de: `Aufruf: ozg-feed BEFEHL …

  init [ORDNER]         legt Mustertabellen an, mit einer Anleitung
  build QUELLE ZIEL     macht aus Tabellen (Ordner oder .xlsx) geprüfte Feeds
  check PFAD            prüft Feeds oder Tabellen, ohne zu schreiben; auch eine
                        Adresse im Internet: dann auch, wie der Server sie ausliefert
  diff ALT NEU          sagt, was sich zwischen zwei Ständen geändert hat
  doctor SEITE          sagt, warum ein Baustein auf einer Seite nicht erscheint: Adresse,
                        Datei, oder - für die Standardeingabe
  crawl ADRESSE ZIEL    holt, was ein Verzeichnis und seine Delegierten veröffentlichen
  import FORMAT EINGABE [ORDNER]
                        macht Tabellen aus: dashboard-csv, gemeindeverzeichnis,
                        leistungen, xzufi
  render FEED ZIEL      schreibt den Stand als HTML, SVG und Text, für Seiten ohne Skript
  sign PFAD …           unterschreibt Dokumente, mit --key oder --new-key
  serve ORDNER          zeigt einen Ordner unter http://127.0.0.1:8000/

  --no-compress         build, crawl: ohne .gz und .br
  --force               crawl: fragt alles neu ab
  --format FORMAT       diff: text (sonst), json, atom, notices oder ics
                        render: jsonld schreibt dazu JSON-LD für Suchmaschinen
  --key DATEI           sign: privater Schlüssel (PEM, Ed25519)
  --new-key DATEI       sign: legt vorher einen an
  --public-key SCHLÜSSEL
                        check, crawl: verlangt diese Unterschrift
  --port NUMMER         serve: anderer Port
  --service SCHLÜSSEL   render: nur diese Leistung
  --json                Ergebnis für Programme
  --lang de|en          Sprache
  --version, --help

Ende mit 0: alles gut. 1: es gibt Fehler. 2: falscher Aufruf.`,
  en: `Usage: ozg-feed COMMAND …

  init [FOLDER]         writes starter tables, with a guide
  build SOURCE OUT      turns tables (folder or .xlsx) into checked feeds
  check PATH            checks feeds or tables without writing; an address on the
                        web too: then also how its server delivers it
  diff OLD NEW          says what changed between two states
  doctor PAGE           says why an element does not appear on a page: address, file,
                        or - for standard input
  crawl ADDRESS OUT     gathers what a directory and its delegates publish
  import FORMAT INPUT [FOLDER]
                        makes tables of: dashboard-csv, gemeindeverzeichnis,
                        leistungen, xzufi
  render FEED OUT       writes the state as HTML, SVG and text, for pages without scripts
  sign PATH …           signs documents, with --key or --new-key
  serve FOLDER          shows a folder at http://127.0.0.1:8000/

  --no-compress         build, crawl: without .gz and .br
  --force               crawl: asks for everything anew
  --format FORMAT       diff: text (default), json, atom, notices or ics
                        render: jsonld also writes JSON-LD for search engines
  --key FILE            sign: private key (PEM, Ed25519)
  --new-key FILE        sign: makes one first
  --public-key KEY      check, crawl: demands this signature
  --port NUMBER         serve: another port
  --service KEY         render: only this service
  --json                result for programs
  --lang de|en          language
  --version, --help

Exits with 0: fine. 1: errors were found. 2: wrong use.`,
};

const commands: Readonly<Record<string, Command>> = {
  init: initCommand,
  build: buildCommand,
  check: checkCommand,
  diff: diffCommand,
  doctor: doctorCommand,
  crawl: crawlCommand,
  import: importCommand,
  render: renderCommand,
  sign: signCommand,
  serve: serveCommand,
};

/** What the command line asks for. */
function readArguments(args: string[], say: Say, lang: Lang): { values: Values; command: string; given: string[] } {
  const { values, positionals, tokens } = parseArgs({
    args,
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name as keyof typeof options] : undefined;
    if (!known) {
      const near = closestMatch(token.name, Object.keys(options));
      throw new WrongUse(
        say(`Die Option „${token.rawName}“ gibt es nicht.`, `There is no option "${token.rawName}".`) +
          (near === undefined ? '' : say(` Gemeint ist wohl „--${near}“.`, ` "--${near}" was probably meant.`)),
      );
    }
    if (known.type === 'string' && (token.value === undefined || token.value.startsWith('-'))) {
      throw new WrongUse(say(`Zu „${token.rawName}“ fehlt die Angabe.`, `"${token.rawName}" needs a value.`));
    }
    if (known.type === 'boolean' && token.value !== undefined) {
      throw new WrongUse(say(`Zu „${token.rawName}“ gehört keine Angabe.`, `"${token.rawName}" takes no value.`));
    }
  }
  if (values.lang !== undefined && values.lang !== 'de' && values.lang !== 'en') {
    throw new WrongUse(`--lang de / --lang en: „${String(values.lang)}“?`);
  }
  const [command, ...given] = positionals;
  if (values.help || values.version) return { values, command: '', given };
  if (command === undefined) throw new WrongUse(say('Es fehlt der Befehl.', 'There is no command.'));
  const wanted = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!wanted) {
    const near = closestMatch(command, Object.keys(commands));
    throw new WrongUse(
      say(`Den Befehl „${command}“ gibt es nicht.`, `There is no command "${command}".`) +
        (near === undefined ? '' : say(` Gemeint ist wohl „${near}“.`, ` "${near}" was probably meant.`)),
    );
  }
  const missing = wanted.needs[lang].slice(given.length);
  if (missing.length) {
    const call = ['ozg-feed', command, ...wanted.needs[lang]].join(' ');
    throw new WrongUse(
      say(
        `Es fehlt: ${missing.join(' und ')}. So geht es: ${call}`,
        `Missing: ${missing.join(' and ')}. Type: ${call}`,
      ),
    );
  }
  if (given.length > wanted.most) {
    const surplus = given[wanted.most] ?? '';
    throw new WrongUse(say(`„${surplus}“ ist eine Angabe zu viel.`, `"${surplus}" is one argument too many.`));
  }
  return { values, command, given };
}

/** Runs one command and gives its exit code. */
async function main(args: string[]): Promise<number> {
  const lang: Lang = args.some((a, i) => a === '--lang=en' || (a === '--lang' && args[i + 1] === 'en')) ? 'en' : 'de';
  const say: Say = (de, en) => (lang === 'de' ? de : en);
  try {
    const { values, command, given } = readArguments(args, say, lang);
    if (!values.version && !values.help) {
      return (await commands[command]?.run(given, contextOf(values, lang, say))) ?? WRONG_USE;
    }
    console.log(values.version ? version() : usage[lang]);
    return FINE;
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    console.error(`${error.message}\n\n${usage[lang]}`);
    return WRONG_USE;
  }
}

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

process.exitCode = await main(process.argv.slice(2));
