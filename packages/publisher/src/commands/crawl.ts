import { WRONG_USE } from '../command.js';
import type { Command } from '../command.js';

/** `ozg-feed crawl DIRECTORY OUT` */
export const crawlCommand: Command = {
  needs: { de: ['VERZEICHNIS', 'ZIEL'], en: ['DIRECTORY', 'OUT'] },
  most: 2,
  run: () => Promise.resolve(WRONG_USE),
};
