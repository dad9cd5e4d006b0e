import { WRONG_USE } from '../command.js';
import type { Command } from '../command.js';

/** `ozg-feed import FORMAT INPUT` */
export const importCommand: Command = {
  needs: { de: ['FORMAT', 'EINGABE'], en: ['FORMAT', 'INPUT'] },
  most: 3,
  run: () => Promise.resolve(WRONG_USE),
};
