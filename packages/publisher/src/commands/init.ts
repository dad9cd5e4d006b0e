import { FINDINGS, FINE, refused } from '../command.js';
import type { Command } from '../command.js';
import { init } from '../init.js';

/** `ozg-feed init [FOLDER]` */
export const initCommand: Command = {
  needs: { de: [], en: [] },
  most: 1,
  async run([folder = '.'], { say }) {
    const done = await init(folder).catch(refused(folder, say));
    if (!done) return FINDINGS;
    const { written, inTheWay } = done;
    if (inTheWay.length) {
      console.error(
        say(
          `In „${folder}“ liegt schon: ${inTheWay.join(', ')}. Es wurde nichts geschrieben.`,
          `"${folder}" already holds: ${inTheWay.join(', ')}. Nothing was written.`,
        ),
      );
      return FINDINGS;
    }
    console.log(
      say(
        `${written.length} Dateien liegen in „${folder}“. Als Nächstes: LIESMICH.txt lesen.`,
        `${written.length} files are in "${folder}". Next: read LIESMICH.txt.`,
      ),
    );
    return FINE;
  },
};
