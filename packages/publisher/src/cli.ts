/** `ozg-feed`: the only place that knows of a terminal, a process and the time it is. */
import { readFileSync } from 'node:fs';
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

const commands = ['init', 'build', 'check', 'serve'];

/** Runs one command and gives its exit code. */
async function main(args: string[]): Promise<number> {
  const read = parse(args);
  const lang: Lang = typeof read !== 'string' && read.values.lang === 'en' ? 'en' : 'de';
  const say = (de: string, en: string): string => (lang === 'de' ? de : en);
  const wrong = (sentence: string): number => {
    console.error(`${sentence}\n\n${usage[lang]}`);
    return WRONG_USE;
  };
  if (typeof read === 'string') return wrong(read);
  const { values, positionals } = read;
  if (values.lang !== undefined && values.lang !== 'de' && values.lang !== 'en') {
    return wrong(`--lang: de / en, nicht / not "${values.lang}".`);
  }
  if (values.version) {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    console.log(version);
    return FINE;
  }
  if (values.help || !positionals.length) {
    console.log(usage[lang]);
    return values.help ? FINE : WRONG_USE;
  }
  const [command = '', first, second, ...rest] = positionals;
  const needed = { init: 0, build: 2, check: 1, serve: 1 }[command];
  if (needed === undefined) {
    const near = nearest(command, commands);
    return wrong(
      say(
        `Den Befehl „${command}“ gibt es nicht.${near ? ` Gemeint ist wohl „${near}“.` : ''}`,
        `There is no command "${command}".${near ? ` Did you mean "${near}"?` : ''}`,
      ),
    );
  }
  const given = positionals.length - 1;
  if (given < needed)
    return wrong(
      say(
        `„${command}“ braucht ${needed} Angaben, es sind ${given}.`,
        `"${command}" needs ${needed} arguments; there are ${given}.`,
      ),
    );
  if (rest.length || given > Math.max(needed, 1))
    return wrong(
      say(`Zu viele Angaben: „${positionals.at(-1) ?? ''}“.`, `Too many arguments: "${positionals.at(-1) ?? ''}".`),
    );

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
      const folder = first ?? '.';
      const { written, inTheWay } = await init(folder);
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
        source: first!,
        out: second!,
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
              `${areas} Feeds in ${resolve(second!, 'areas')}: ${written} neu oder geändert, ${removed} entfernt.`,
              `${areas} feeds in ${resolve(second!, 'areas')}: ${written} new or changed, ${removed} removed.`,
            ),
        { areas, written, removed },
      );
    }
    case 'check': {
      if (/^https?:/.test(first!)) {
        return wrong(
          say(
            'Adressen im Internet prüft diese Fassung noch nicht. Bitte die Datei herunterladen und prüfen.',
            'This version does not check addresses on the web yet. Please download the file and check it.',
          ),
        );
      }
      const { findings, files } = await check(first!, new Date());
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
      return serve(first!, Number(values.port ?? process.env.PORT ?? 8000), say);
  }
}

async function serve(folder: string, port: number, say: (de: string, en: string) => string): Promise<number> {
  try {
    const { url } = await startServer({ roots: [{ at: '/', folder }], port });
    console.log(say(`${url} zeigt „${folder}“. Strg-C beendet.`, `${url} shows "${folder}". Ctrl-C ends it.`));
    return FINE;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      console.error(say(`Den Ordner „${folder}“ gibt es nicht.`, `There is no folder "${folder}".`));
    else if (['EADDRINUSE', 'EACCES', 'ERR_SOCKET_BAD_PORT'].includes(code)) {
      console.error(
        say(
          `Port ${port} ist nicht zu haben (${code}). Einen anderen wählen: --port 8080`,
          `Port ${port} cannot be used (${code}). Choose another one: --port 8080`,
        ),
      );
    } else throw error;
    return FINDINGS;
  }
}

function parse(args: string[]): ReturnType<typeof parseArguments> | string {
  try {
    return parseArguments(args);
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw error;
    return (error as Error).message;
  }
}

const parseArguments = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      json: { type: 'boolean' },
      lang: { type: 'string' },
      'no-compress': { type: 'boolean' },
      port: { type: 'string' },
      version: { type: 'boolean' },
    },
  });

/** A bar that is drawn anew at most every percent. */
let drawn = -1;
function progress(done: number, total: number): void {
  const percent = Math.floor((done / total) * 100);
  if (percent === drawn) return;
  drawn = percent;
  process.stderr.write(`\r[${'='.repeat(percent / 4)}${' '.repeat(25 - Math.floor(percent / 4))}] ${done}/${total}`);
}

process.exitCode = await main(process.argv.slice(2));
