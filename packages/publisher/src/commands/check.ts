import { check } from '../check.js';
import { WrongUse } from '../command.js';
import type { Command } from '../command.js';

/** `ozg-feed check PATH` */
export const checkCommand: Command = {
  needs: { de: ['PFAD'], en: ['PATH'] },
  most: 1,
  async run([path = ''], { say, now, tell }) {
    if (/^https?:/.test(path)) {
      throw new WrongUse(
        say(
          'Adressen im Internet prüft diese Fassung noch nicht. Bitte die Datei herunterladen und prüfen.',
          'This version does not check addresses on the web yet. Please download the file and check it.',
        ),
      );
    }
    const { findings, files } = await check(path, now);
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
  },
};
