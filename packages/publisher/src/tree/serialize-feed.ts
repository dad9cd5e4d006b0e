/** Puts feed files together from bytes: each record is encoded once, what an area inherits is copied as it stands. */
import { printOf, spell } from '../output/fingerprint.js';
import type { Envelope } from '../source/tables/publisher.js';
import type { Patch, Step } from '../inherit/resolve.js';

/** The records of one area, each with a comma behind it. */
interface Flat {
  bytes: Buffer;
  length: number;
  /** Where the record of each service begins, in the order of the catalogue; one more for the end. */
  starts: Uint32Array;
  step?: Step;
}

/** Makes files. */
export interface Assembler {
  /** Tells apart any two feeds that differ in more than the time of their publication. */
  fingerprint(step: Step): string;
  /** The file in pieces. They hold until the next call. */
  file(step: Step, published: string): Buffer[];
}

/** An assembler for a catalogue of so many services. */
export function createAssembler(envelope: Envelope, services: number): Assembler {
  // One buffer for each depth of the tree: whatever lies above an area stays in place while the area is made.
  const flats: Flat[] = [];
  const flat = (depth: number): Flat =>
    (flats[depth] ??= { bytes: Buffer.allocUnsafe(1 << 16), length: 0, starts: new Uint32Array(services + 1) });
  const none: Flat = { bytes: Buffer.alloc(0), length: 0, starts: new Uint32Array(services + 1) };

  const flatOf = (step: Step): Flat => {
    const own = flat(step.depth);
    if (own.step === step) return own;
    const above = step.above ? flatOf(step.above) : none;
    apply(above, step.patches, own);
    own.step = step;
    return own;
  };

  // Head and tail get their room once, too: twelve thousand small buffers are a hundred megabytes until they are swept.
  const room = { head: Buffer.allocUnsafe(1 << 12), tail: Buffer.allocUnsafe(1 << 16) };
  const bytesOf = (part: keyof typeof room, text: string): Buffer => {
    if (room[part].length < text.length * 3) room[part] = Buffer.allocUnsafe(text.length * 4);
    return room[part].subarray(0, room[part].write(text));
  };

  const { ttl, validUntil, publisher } = envelope;
  const rest = `${JSON.stringify({ ttl, validUntil, publisher }).slice(1, -1)},"area":`;
  const tail = ({ contacts, notices, help }: Step): string => {
    const lists = { contacts, notices, help };
    return `]${Object.entries(lists)
      .map(([name, { json }]) => (json ? `,"${name}":[${json}]` : ''))
      .join('')}}\n`;
  };

  return {
    fingerprint: (step) => {
      const lists = [step.services, step.contacts.print, step.notices.print, step.help.print].map(spell);
      return spell(printOf(`${rest}${step.area.json}${lists.join(' ')}`));
    },
    file: (step, published) => {
      const { bytes, length } = flatOf(step);
      const head = `{"format":"ozg-feed/1","published":"${published}",${rest}${step.area.json},"services":[`;
      return [bytesOf('head', head), bytes.subarray(0, Math.max(0, length - 1)), bytesOf('tail', tail(step))];
    },
  };
}

/** Copies one flat into another, with other records in place of some, or between them. */
function apply(from: Flat, patches: readonly Patch[], to: Flat): void {
  const most = from.length + patches.reduce((sum, { json }) => sum + json.length * 3 + 1, 0);
  if (to.bytes.length < most) to.bytes = Buffer.allocUnsafe(most * 2);
  const { bytes, starts } = to;
  const services = starts.length - 1;
  let at = 0;
  let next = 0;
  const copy = (until: number): void => {
    const [start, end] = [from.starts[next] ?? 0, from.starts[until] ?? 0];
    const shift = at - start;
    for (let i = next; i < until; i++) starts[i] = (from.starts[i] ?? 0) + shift;
    from.bytes.copy(bytes, at, start, end);
    at += end - start;
    next = until;
  };
  for (const { service, json } of patches) {
    copy(service);
    starts[service] = at;
    at += bytes.write(json, at);
    bytes[at++] = 0x2c;
    next = service + 1;
  }
  copy(services);
  starts[services] = at;
  to.length = at;
}
