/** Servers of the tests on free ports of the loopback address. */
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo, Server as TcpServer, Socket } from 'node:net';

/** A server that listens. */
export interface TestServer {
  /** Its address, with a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Closes all connections, too. */
  stop(): Promise<void>;
}

/** A certificate and its key, as PEM. */
export interface Certificate {
  key: string | Buffer;
  cert: string | Buffer;
}

/** Starts a web server. With a certificate it speaks https. @default any free port */
export function startServer(
  answer: RequestListener,
  { certificate, port }: { certificate?: Certificate; port?: number } = {},
): Promise<TestServer> {
  const server = certificate ? createSecureServer(certificate, answer) : createServer(answer);
  return listen(server, certificate ? 'https' : 'http', port);
}

/** Makes a server listen. */
export async function listen(server: TcpServer, scheme = 'http', port = 0): Promise<TestServer> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${taken}/`,
    port: taken,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        if ('closeAllConnections' in server) (server as Server).closeAllConnections();
      }),
  };
}

/** A port on which no server listens. */
export async function freePort(): Promise<number> {
  const server = await startServer(() => undefined);
  await server.stop();
  return server.port;
}

/** A web proxy. */
export interface TestProxy extends TestServer {
  /** What it was asked for: method and address. */
  readonly asked: string[];
  /** The status of its own answers; tunnels are opened with 200 only. */
  status: number;
}

/** Starts a proxy whose tunnels lead to one port of this machine, whatever host they are for. */
export async function startProxy(target: number): Promise<TestProxy> {
  const http = createServer((request, response) => {
    proxy.asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(proxy.status).end('{"from":"proxy"}');
  });
  http.on('connect', ({ url = '' }, socket: Socket) => {
    proxy.asked.push(`CONNECT ${url}`);
    if (proxy.status !== 200) {
      socket.end(`HTTP/1.1 ${proxy.status} No\r\n\r\n`);
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const one of [socket, upstream])
      one.on('error', () => one.destroy()).on('close', () => (one === socket ? upstream : socket).destroy());
  });
  const proxy: TestProxy = { ...(await listen(http)), asked: [], status: 200 };
  return proxy;
}
