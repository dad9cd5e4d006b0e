import { WRONG_USE } from '../command.js';
import type { Command } from '../command.js';

/** `ozg-feed diff OLD NEW` */
export const diffCommand: Command = {
  needs: { de: ['ALT', 'NEU'], en: ['OLD', 'NEW'] },
  most: 2,
  run: () => Promise.resolve(WRONG_USE),
};
