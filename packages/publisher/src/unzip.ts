/** Reading single files out of a ZIP archive that is in memory. */
import { inflateRawSync } from 'node:zlib';

const END = Buffer.from('PK\x05\x06');
const ENTRY = 0x02014b50;
const DEFLATED = 8;

/** A function that gives a file of an archive as text, or `undefined` where there is none of this name. Throws on damage. */
export function unzip(archive: Buffer): (name: string) => string | undefined {
  const entries = entriesOf(archive);
  return (name) => {
    const entry = entries.get(name);
    if (!entry) return;
    const { at, packed, method } = entry;
    const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
    const bytes = archive.subarray(start, start + packed);
    return (method === DEFLATED ? inflateRawSync(bytes) : bytes).toString();
  };
}

interface Entry {
  /** Where the file's own header begins. */
  at: number;
  /** Its size in the archive. */
  packed: number;
  method: number;
}

/** The list at the end of the archive. */
function entriesOf(archive: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const end = archive.lastIndexOf(END);
  if (end < 0) throw new Error('This archive has no end.');
  let at = archive.readUInt32LE(end + 16);
  while (at + 46 <= end && archive.readUInt32LE(at) === ENTRY) {
    const length = archive.readUInt16LE(at + 28);
    entries.set(archive.toString('utf8', at + 46, at + 46 + length), {
      at: archive.readUInt32LE(at + 42),
      packed: archive.readUInt32LE(at + 20),
      method: archive.readUInt16LE(at + 10),
    });
    at += 46 + length + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}
