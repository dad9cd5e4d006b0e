/** `ozg-feed`: the only place that knows of a terminal, a process and the time it is. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.js';
import { check } from './check.js';
import { hasErrors, lines, record } from './findings.js';
import type { Finding, Lang } from './findings.js';
import { init } from './init.js';
import { nearest } from './nearest.js';
import { startServer } from './serve.js';

const FINE = 0;
const FINDINGS = 1;
const WRONG_USE = 2;

const usage = {
  de: `Aufruf: ozg-feed BEFEHL …

  init [ORDNER]         legt Mustertabellen an, mit einer Anleitung
  build QUELLE ZIEL     macht aus Tabellen (Ordner oder .xlsx) geprüfte Feeds
  check PFAD            prüft Feeds oder Tabellen, ohne zu schreiben
  serve ORDNER          zeigt einen Ordner unter http://127.0.0.1:8000/

  --no-compress         build: ohne .gz und .br
  --port NUMMER         serve: anderer Port
  --json                Ergebnis für Programme
  --lang de|en          Sprache
  --version, --help

Ende mit 0: alles gut. 1: es gibt Fehler. 2: falscher Aufruf.`,
  en: `Usage: ozg-feed COMMAND …

  init [FOLDER]         writes starter tables, with a guide
  build SOURCE OUT      turns tables (folder or .xlsx) into checked feeds
  check PATH            checks feeds or tables without writing
  serve FOLDER          shows a folder at http://127.0.0.1:8000/

  --no-compress         build: without .gz and .br
  --port NUMBER         serve: another port
  --json                result for programs
  --lang de|en          language
  --version, --help

Exits with 0: fine. 1: errors were found. 2: wrong use.`,
};

/** The commands, and what each has to be told. */
const commands: Readonly<Record<string, { needs: Record<Lang, string[]>; most: number }>> = {
  init: { needs: { de: [], en: [] }, most: 1 },
  build: { needs: { de: ['QUELLE', 'ZIEL'], en: ['SOURCE', 'OUT'] }, most: 2 },
  check: { needs: { de: ['PFAD'], en: ['PATH'] }, most: 1 },
  serve: { needs: { de: ['ORDNER'], en: ['FOLDER'] }, most: 1 },
};

const options = {
  help: { type: 'boolean' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  'no-compress': { type: 'boolean' },
  port: { type: 'string' },
  version: { type: 'boolean' },
} as const;

type Say = (de: string, en: string) => string;

/** What is wrong with the way the command was called, in a sentence. */
class WrongUse extends Error {}

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
      const near = nearest(token.name, Object.keys(options));
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
    const near = nearest(command, Object.keys(commands));
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

type Values = Partial<Record<keyof typeof options, string | boolean | undefined>>;

/** Runs one command and gives its exit code. */
async function main(args: string[]): Promise<number> {
  const lang: Lang = args.some((a, i) => a === '--lang=en' || (a === '--lang' && args[i + 1] === 'en')) ? 'en' : 'de';
  const say: Say = (de, en) => (lang === 'de' ? de : en);
  try {
    return await run(readArguments(args, say, lang), say, lang);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    console.error(`${error.message}\n\n${usage[lang]}`);
    return WRONG_USE;
  }
}

async function run(
  { values, command, given }: ReturnType<typeof readArguments>,
  say: Say,
  lang: Lang,
): Promise<number> {
  const [first = '', second = ''] = given;
  if (values.version) {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    console.log(version);
    return FINE;
  }
  if (values.help) {
    console.log(usage[lang]);
    return FINE;
  }

  const tell = (findings: readonly Finding[], summary: string, facts: object): number => {
    if (values.json)
      console.log(JSON.stringify({ ...facts, findings: findings.map((f) => record(f, lang)) }, undefined, 2));
    else {
      for (const line of lines(findings, lang)) console.error(line);
      console.log(summary);
    }
    return hasErrors(findings) ? FINDINGS : FINE;
  };

  switch (command) {
    case 'init': {
      const folder = first || '.';
      const done = await init(folder).catch(refused(folder, say));
      if (!done) return FINDINGS;
      const { written, inTheWay } = done;
      if (inTheWay.length) {
        console.error(
          say(
            `In „${folder}“ liegt schon: ${inTheWay.join(', ')}. Es wurde nichts geschrieben.`,
            `"${folder}" already holds: ${inTheWay.join(', ')}. Nothing was written.`,
          ),
        );
        return FINDINGS;
      }
      console.log(
        say(
          `${written.length} Dateien liegen in „${folder}“. Als Nächstes: LIESMICH.txt lesen.`,
          `${written.length} files are in "${folder}". Next: read LIESMICH.txt.`,
        ),
      );
      return FINE;
    }
    case 'build': {
      const { findings, areas, written, removed } = await build({
        source: first,
        out: second,
        now: new Date(),
        compress: !values['no-compress'],
        ...(process.stderr.isTTY && { progress }),
      });
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      const failed = hasErrors(findings);
      return tell(
        findings,
        failed
          ? say(
              'Wegen der Fehler wurde nichts geschrieben; was da war, ist unverändert.',
              'Because of the errors nothing was written; what was there is unchanged.',
            )
          : say(
              `${areas} Feeds in ${resolve(second, 'areas')}: ${written} neu oder geändert, ${removed} entfernt.`,
              `${areas} feeds in ${resolve(second, 'areas')}: ${written} new or changed, ${removed} removed.`,
            ),
        { areas, written, removed },
      );
    }
    case 'check': {
      if (/^https?:/.test(first)) {
        throw new WrongUse(
          say(
            'Adressen im Internet prüft diese Fassung noch nicht. Bitte die Datei herunterladen und prüfen.',
            'This version does not check addresses on the web yet. Please download the file and check it.',
          ),
        );
      }
      const { findings, files } = await check(first, new Date());
      const errors = findings.filter((f) => f.severity === 'error').length;
      const what = files
        ? say(`${files} Feed-Datei${files === 1 ? '' : 'en'}`, `${files} feed file${files === 1 ? '' : 's'}`)
        : say('Tabellen', 'Tables');
      return tell(
        findings,
        say(
          `${what} geprüft: ${errors} Fehler, ${findings.length - errors} Hinweise.`,
          `${what} checked: ${errors} errors, ${findings.length - errors} warnings.`,
        ),
        { files },
      );
    }
    default:
      return serve(first, String(values.port ?? process.env.PORT ?? 8000), say);
  }
}

async function serve(folder: string, port: string, say: Say): Promise<number> {
  const fail = (de: string, en: string): number => {
    console.error(say(de, en));
    return FINDINGS;
  };
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new WrongUse(say(`„${port}“ ist kein Port: 0 bis 65535.`, `"${port}" is no port: 0 to 65535.`));
  }
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return fail(`Den Ordner „${folder}“ gibt es nicht.`, `There is no folder "${folder}".`);
  }
  try {
    const { url } = await startServer({ roots: [{ at: '/', folder }], port: Number(port) });
    console.log(say(`${url} zeigt „${folder}“. Strg-C beendet.`, `${url} shows "${folder}". Ctrl-C ends it.`));
    return FINE;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      return fail(
        `Port ${port} ist schon belegt. Einen anderen wählen: --port ${Number(port) + 1}`,
        `Port ${port} is taken. Choose another one: --port ${Number(port) + 1}`,
      );
    }
    if (code !== 'EACCES') throw error;
    return fail(
      `Port ${port} ist nicht erlaubt. Einen über 1023 wählen: --port 8000`,
      `Port ${port} is not allowed. Choose one above 1023: --port 8000`,
    );
  }
}

/** Says that a folder cannot be written to; any other error is a bug and goes on. */
const refused =
  (folder: string, say: Say) =>
  (error: unknown): undefined => {
    if (
      !['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? '')
    )
      throw error;
    console.error(
      say(`In „${folder}“ kann nicht geschrieben werden.`, `"${folder}" cannot be written to.`) +
        ` (${(error as NodeJS.ErrnoException).code ?? ''})`,
    );
  };

/** A bar that is drawn anew at most every percent. */
let drawn = -1;
function progress(done: number, total: number): void {
  const percent = Math.floor((done / total) * 100);
  if (percent === drawn) return;
  drawn = percent;
  process.stderr.write(`\r[${'='.repeat(percent / 4)}${' '.repeat(25 - Math.floor(percent / 4))}] ${done}/${total}`);
}

process.exitCode = await main(process.argv.slice(2));
