import { stat } from 'node:fs/promises';
import { WrongUse } from '../command.js';
import type { Command } from '../command.js';
import type { Finding, Report } from '../../findings/finding.js';
import type { Code } from '../../findings/messages.js';
import { startServer } from '../../net/static-server.js';
import type { RunningServer } from '../../net/static-server.js';
import { reportReadError } from '../../documents/read-error.js';

/** `ozg-feed serve FOLDER` */
export const serveCommand: Command = {
  needs: { de: ['ORDNER'], en: ['FOLDER'] },
  most: 1,
  async run([folder = ''], { values, say, tell }) {
    const port = String(values.port ?? process.env.PORT ?? 8000);
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
      throw new WrongUse(say(`„${port}“ ist kein Port: 0 bis 65535.`, `"${port}" is no port: 0 to 65535.`));
    }
    const findings: Finding[] = [];
    const server = await serverOf(folder, Number(port), (finding) => findings.push(finding));
    return tell(
      findings,
      server
        ? say(`${server.url} zeigt „${folder}“. Strg-C beendet.`, `${server.url} shows "${folder}". Ctrl-C ends it.`)
        : say('Es wird nichts gezeigt.', 'Nothing is shown.'),
      { url: server?.url },
    );
  },
};

/** A server for a folder; `undefined`, with a finding, where there is no folder, or the port cannot be had. */
async function serverOf(folder: string, port: number, report: Report): Promise<RunningServer | undefined> {
  const found = await stat(folder).catch(reportReadError(folder, report));
  if (!found) return;
  if (!found.isDirectory()) {
    report({ severity: 'error', code: 'out-not-folder', file: folder });
    return;
  }
  return startServer({ roots: [{ at: '/', folder }], port }).catch((error: unknown) => {
    const code = PORT_REFUSED[(error as NodeJS.ErrnoException).code ?? ''];
    if (!code) throw error;
    report({ severity: 'error', code, file: folder, facts: { port, next: port + 1 } });
    return undefined;
  });
}

/** How the system says that a port cannot be had. */
const PORT_REFUSED: Readonly<Record<string, Code>> = { EADDRINUSE: 'port-taken', EACCES: 'port-denied' };
