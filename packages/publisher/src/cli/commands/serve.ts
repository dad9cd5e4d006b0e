import { stat } from 'node:fs/promises';
import type { Finding, Report } from '../../findings/finding.js';
import type { Code } from '../../findings/messages.js';
import { startServer } from '../../net/static-server.js';
import type { RunningServer } from '../../net/static-server.js';
import { reportReadError } from '../../documents/read-error.js';
import { UsageError } from '../command.js';
import type { Run } from '../command.js';

/** `ozg-feed serve FOLDER` */
export const run: Run<'serve'> = async ([folder = ''], { values, localize, finish }) => {
  const port = values.port ?? process.env.PORT ?? '8000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(
      localize(`„${port}“ ist kein Port: 0 bis 65535.`, `Invalid port "${port}". Expected 0 to 65535.`),
    );
  }
  const findings: Finding[] = [];
  const server = await start(folder, Number(port), (finding) => findings.push(finding));
  return finish(
    findings,
    server
      ? localize(
          `${server.url} zeigt „${folder}“. Strg-C beendet.`,
          `Serving "${folder}" at ${server.url}. Stop with Ctrl-C.`,
        )
      : localize('Es wird nichts gezeigt.', 'Nothing is served.'),
    { url: server?.url },
  );
};

/** Starts a server for a folder; reports a missing folder or an unavailable port and returns `undefined`. */
async function start(folder: string, port: number, report: Report): Promise<RunningServer | undefined> {
  const found = await stat(folder).catch(reportReadError(folder, report));
  if (!found) return;
  if (!found.isDirectory()) {
    report({ severity: 'error', code: 'out-not-folder', file: folder });
    return;
  }
  return startServer({ roots: [{ at: '/', folder }], port }).catch((error: unknown) => {
    const code = PORT_ERRORS[(error as NodeJS.ErrnoException).code ?? ''];
    if (!code) throw error;
    report({ severity: 'error', code, file: folder, facts: { port, next: port + 1 } });
    return undefined;
  });
}

/** The system's error codes for a port that cannot be opened. */
const PORT_ERRORS: Readonly<Record<string, Code>> = { EADDRINUSE: 'port-taken', EACCES: 'port-denied' };
