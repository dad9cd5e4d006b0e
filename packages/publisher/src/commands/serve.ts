import { stat } from 'node:fs/promises';
import { FINDINGS, FINE, WrongUse } from '../command.js';
import type { Command } from '../command.js';
import { line } from '../findings.js';
import type { Finding } from '../findings.js';
import { startServer } from '../serve.js';
import { expected } from '../table.js';

/** `ozg-feed serve FOLDER` */
export const serveCommand: Command = {
  needs: { de: ['ORDNER'], en: ['FOLDER'] },
  most: 1,
  async run([folder = ''], { values, say }) {
    const fail = (de: string, en: string): number => {
      console.error(say(de, en));
      return FINDINGS;
    };
    const port = String(values.port ?? process.env.PORT ?? 8000);
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
      throw new WrongUse(say(`„${port}“ ist kein Port: 0 bis 65535.`, `"${port}" is no port: 0 to 65535.`));
    }
    let trouble: Finding | undefined;
    const found = await stat(folder).catch(expected(folder, (finding) => (trouble = finding)));
    if (trouble && trouble.code !== 'source-missing') return fail(line(trouble, 'de'), line(trouble, 'en'));
    if (!found?.isDirectory()) {
      return fail(`Den Ordner „${folder}“ gibt es nicht.`, `There is no folder "${folder}".`);
    }
    try {
      const { url } = await startServer({ roots: [{ at: '/', folder }], port: Number(port) });
      console.log(say(`${url} zeigt „${folder}“. Strg-C beendet.`, `${url} shows "${folder}". Ctrl-C ends it.`));
      return FINE;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE') {
        return fail(
          `Port ${port} ist schon belegt. Einen anderen wählen: --port ${Number(port) + 1}`,
          `Port ${port} is taken. Choose another one: --port ${Number(port) + 1}`,
        );
      }
      if (code !== 'EACCES') throw error;
      return fail(
        `Port ${port} ist nicht erlaubt. Einen über 1023 wählen: --port 8000`,
        `Port ${port} is not allowed. Choose one above 1023: --port 8000`,
      );
    }
  },
};
