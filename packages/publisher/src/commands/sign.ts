import { WRONG_USE } from '../command.js';
import type { Command } from '../command.js';

/** `ozg-feed sign PATH` */
export const signCommand: Command = {
  needs: { de: ['PFAD'], en: ['PATH'] },
  most: 1000,
  run: () => Promise.resolve(WRONG_USE),
};
