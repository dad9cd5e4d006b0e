/** Reads an XZuFi file object by object. Only one object is in memory at a time, and of it only what is wanted. */
import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import sax from 'sax';
import type { QualifiedTag, SAXParser, Tag } from 'sax';
import { detectFormat, isWebPage } from '../formats.js';
import { ImportError } from '../import-error.js';

/** An element with the parts that are wanted of it. */
export interface Element {
  /** Without prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Of the element itself, without blanks around it; empty where it is longer than any text that is wanted. */
  text: string;
  children: Element[];
}

const NAMESPACE = /^http:\/\/xoev\.de\/schemata\/xzufi\/2_[23]_\d+$/;

/** What is passed on, wherever it stands: in a transfer message, in an answer, or as the root. */
const OBJECTS = new Set([
  'leistung',
  'organisationseinheit',
  'onlinedienst',
  'zustaendigkeitTransferObjekt',
  'loesche',
]);

/** What is kept of objects; texts of hundreds of kilobytes are in what is not. */
const WANTED = new Set(
  `id referenzLeiKa leistungsschluessel code modulText leikaTextmodul inhalt name bezeichnung link typ gueltigkeit beginn
  ende anschrift strasse hausnummer postfach postleitzahl ort zusatz verwaltungspolitischeKodierung gemeindeschluessel
  regionalschluessel kommunikation kanal kennung kontaktperson infoOeffnungszeitenText infoOeffnungszeitenStrukturiert
  zustaendigkeit leistungID gebietID rolle uebergeordnetesObjektID`.split(/\s+/),
);
/** Only counted, so what is in them is not looked at. */
const CLOSED = new Set(['kontaktperson', 'infoOeffnungszeitenStrukturiert']);

const LONGEST_TEXT = 4000;
const DEEPEST = 100;

/** Visits each object with the line on which it begins. Throws `ImportError`, or the error of the file system. */
export async function readObjects(
  input: string,
  visit: (object: Element, line: number) => void,
  progress?: (done: number, total: number) => void,
): Promise<void> {
  const { size } = await stat(input);
  const parser = createParser(visit);
  const stream = createReadStream(input);
  let done = 0;
  for await (const text of decoded(stream, (bytes) => progress?.((done += bytes), size))) parser.write(text);
  parser.close();
}

/** The text of a stream by the encoding that it declares; XML without a declaration is UTF-8. */
async function* decoded(stream: ReadStream, count: (bytes: number) => void): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let encoding = 'UTF-8';
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      count(chunk.length);
      if (!decoder) {
        if (isArchive(chunk)) throw new ImportError('import-not-text');
        encoding = encodingOf(chunk);
        decoder = new TextDecoder(encoding, { fatal: true });
        const beginning = decoder.decode(chunk.subarray(0, 2000), { stream: true });
        checkBeginning(beginning);
        yield beginning;
        yield decoder.decode(chunk.subarray(2000), { stream: true });
      } else yield decoder.decode(chunk, { stream: true });
    }
    if (!decoder) throw new ImportError('import-empty');
    yield decoder.decode();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_ENCODING_INVALID_ENCODED_DATA' && code !== 'ERR_ENCODING_NOT_SUPPORTED') throw error;
    throw new ImportError('import-xml-encoding', { encoding });
  }
}

/** Whether a file is packed: its bytes would only look like text in a wrong encoding. */
const isArchive = (beginning: Buffer): boolean =>
  ['1f8b', '504b', '425a68', 'fd377a585a', '28b52ffd', '377abcaf'].some((mark) =>
    beginning.subarray(0, 8).toString('hex').startsWith(mark),
  );

function encodingOf(beginning: Buffer): string {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'utf-16le';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'utf-16be';
  const declared = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(beginning.toString('latin1', 0, 200))?.[1];
  return declared ?? 'UTF-8';
}

function checkBeginning(text: string): void {
  if (isWebPage(text)) throw new ImportError('import-html');
  if (text.includes('\0')) throw new ImportError('import-not-text');
  const looks = detectFormat(text);
  if (!/^\s*</.test(text)) throw new ImportError('import-looks', { format: 'xzufi', ...(looks && { looks }) });
}

function createParser(visit: (object: Element, line: number) => void): SAXParser {
  // Entities other than the five of XML itself could only come from a DOCTYPE, which is refused.
  const options = { xmlns: true, position: true, strictEntities: true };
  const parser = sax.parser(true, options);
  const open: Element[] = [];
  let depth = 0;
  let skipped = 0;
  let line = 0;
  let root = false;

  parser.onerror = ({ message }) => {
    const [problem = ''] = message.split('\n');
    if (/doctype|DOCTYPE/.test(problem)) throw new ImportError('import-doctype', {}, parser.line + 1);
    const cut = /Unexpected end|Unclosed root/.test(problem);
    throw new ImportError(cut ? 'import-xml-cut' : 'import-xml', { problem }, parser.line + 1);
  };
  parser.ondoctype = () => {
    throw new ImportError('import-doctype', {}, parser.line + 1);
  };
  parser.onopentag = (tag: Tag | QualifiedTag) => {
    const { local, uri, attributes } = tag as QualifiedTag;
    if (!root && !NAMESPACE.test(uri)) throw new ImportError('import-not-xzufi', { found: local, namespace: uri });
    root = true;
    if (++depth > DEEPEST) throw new ImportError('import-xml', { problem: `> ${DEEPEST}` }, parser.line + 1);
    const parent = open.at(-1);
    if (skipped || (parent && (CLOSED.has(parent.name) || !WANTED.has(local)))) {
      skipped++;
      return;
    }
    if (!parent && !(OBJECTS.has(local) && NAMESPACE.test(uri))) return;
    if (!parent) line = parser.line + 1;
    const values = Object.values(attributes).map(({ local: name, value }): [string, string] => [name, value]);
    const element: Element = { name: local, attributes: Object.fromEntries(values), text: '', children: [] };
    parent?.children.push(element);
    open.push(element);
  };
  parser.ontext = parser.oncdata = (text: string) => {
    const element = open.at(-1);
    if (!skipped && element && element.text.length <= LONGEST_TEXT) element.text += text;
  };
  parser.onclosetag = () => {
    depth--;
    if (skipped) {
      skipped--;
      return;
    }
    const element = open.pop();
    if (!element) return;
    // Half a text would be a wrong one.
    element.text = element.text.length > LONGEST_TEXT ? '' : element.text.trim();
    if (!open.length) visit(element, line);
  };
  return parser;
}
