/** Reading published documents from disk. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readFeed } from '@ozg-widgets/feed';
import type { Feed } from '@ozg-widgets/feed';
import type { Report } from '../findings/finding.js';
import { isEmbed } from '../tree/oembed/addresses.js';
import { parseJsonDocument } from './parse-json-document.js';
import { isTooLarge } from '../findings/size-limit.js';
import { reportReadError } from './read-error.js';

/**
 * The documents below a folder, in the order of their names; what a dot hides is not for readers, and oEmbed answers are
 * for other programs (with `embeds` they come too), as is what `render` writes for shields.io. `undefined`, with a finding,
 * where the folder, or one in it, may not be read.
 */
export async function documentsIn(folder: string, report: Report, embeds = false): Promise<string[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    reportReadError((error as NodeJS.ErrnoException).path ?? folder, report)(error);
  });
  if (!entries) return;
  const hidden = (file: string): boolean =>
    relative(folder, file)
      .split(sep)
      .some((part) => part.startsWith('.'));
  return entries
    .filter((e) => e.isFile() && e.name.endsWith('.json') && !e.name.endsWith('.shields.json'))
    .map((e) => join(e.parentPath, e.name))
    .filter((file) => !hidden(file) && (embeds || !isEmbed(relative(folder, file).split(sep).join('/'))))
    .sort();
}

/** Whether a path is that of a folder. */
export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );

/** The bytes of a document; `undefined`, with a finding, where it cannot be read or is too large for readers. */
export async function readBytes(file: string, report: Report): Promise<Buffer | undefined> {
  const info = await stat(file).catch(reportReadError(file, report));
  if (!info) return;
  if (isTooLarge(file, info.size, report)) return;
  return readFile(file).catch(reportReadError(file, report));
}

/** The JSON value of a document; `undefined`, with a finding, where it has none. */
export function parseDocument(bytes: Uint8Array, file: string, report: Report): unknown {
  const parsed = parseJsonDocument(bytes);
  if (parsed.problem === undefined) return parsed.value;
  const facts = 'message' in parsed ? { facts: { problem: parsed.message } } : {};
  report({ severity: 'error', code: parsed.problem, file, ...facts });
  return;
}

/** A feed with the document that it was read from. */
export interface ReadFeed {
  file: string;
  feed: Feed;
  document: Readonly<Record<string, unknown>>;
}

/** Reads a feed from bytes; `undefined`, with findings, where they are no feed. */
export function feedOf(bytes: Uint8Array, file: string, report: Report): ReadFeed | undefined {
  const document = parseDocument(bytes, file, report);
  if (document === undefined) return;
  const { feed, issues } = readFeed(document);
  if (feed) return { file, feed, document: document as Readonly<Record<string, unknown>> };
  for (const issue of issues) report({ severity: 'error', code: 'document', file, issue });
  return;
}

/** Reads a feed file; `undefined`, with findings, where it is no feed. */
export async function readFeedFile(file: string, report: Report): Promise<ReadFeed | undefined> {
  const bytes = await readBytes(file, report);
  return bytes && feedOf(bytes, file, report);
}
