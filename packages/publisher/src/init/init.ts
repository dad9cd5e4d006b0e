/** Writes a starter: tables that build as they are, and a page that tells a clerk what to do with them. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../output/staging.js';
import { starter } from './starter.js';

/** What happened to the starter's files. */
export interface InitResult {
  written: string[];
  /** Files that were there already; then nothing is written. */
  inTheWay: string[];
}

/** Writes the starter into a folder. It never overwrites: where one of its files is there already, it writes none. */
export async function init(folder: string): Promise<InitResult> {
  makeFolder(folder);
  const there = new Set(await readdir(folder));
  const names = Object.keys(starter);
  const inTheWay = names.filter((name) => there.has(name));
  if (inTheWay.length) return { written: [], inTheWay };
  for (const [name, text] of Object.entries(starter)) {
    // The mark in front makes spreadsheet programs read the file as UTF-8.
    const content = name.endsWith('.csv') ? `\uFEFF${text.trimStart()}` : text.trimStart();
    await writeFile(join(folder, name), content.replace(/\n/g, '\r\n'), { flag: 'wx' });
  }
  return { written: names, inTheWay };
}
