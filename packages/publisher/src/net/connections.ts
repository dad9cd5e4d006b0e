/** Connections: kept open, through the proxy of the environment, and to public addresses only if wanted. */
import { isLoopback } from '@ozg-widgets/feed';
import { buildConnector, EnvHttpProxyAgent, Pool } from 'undici';
import type { Dispatcher } from 'undici';
import { publicLookup } from './private-address.js';

/** How long an idle connection is kept, in milliseconds: of thousands of servers that are asked once each, none may stay. */
const IDLE = 2000;

/** The connections of one client. */
export interface Connections {
  dispatcher: Dispatcher;
  /** Whether a server was connected to without a proxy. */
  isDirect: (url: URL) => boolean;
}

/** A value of the environment; curl, wget and undici prefer the name in lower case. */
const fromEnv = (name: string): string => process.env[name] || process.env[name.toUpperCase()] || '';

/** A proxy as an absolute URL: the scheme may be left out. */
const proxyUrl = (value: string): string => (value === '' || value.includes('://') ? value : `http://${value}`);

const httpProxy = (): string => proxyUrl(fromEnv('http_proxy'));
const httpsProxy = (): string => proxyUrl(fromEnv('https_proxy')) || httpProxy();

/** The proxy of the environment for addresses of this kind, without its password; `undefined` if there is none. */
export function proxyFor(url: URL): string | undefined {
  const proxy = url.protocol === 'https:' ? httpsProxy() : httpProxy();
  if (proxy === '' || isLoopback(url)) return;
  return URL.canParse(proxy) ? new URL(proxy).host : proxy;
}

/** A proxy cannot reach the loopback addresses of this machine; browsers do not ask it for them either. */
function noProxy(): string {
  const value = fromEnv('no_proxy').trim();
  return value === '*' ? value : `${value},localhost,127.0.0.1,[::1]`;
}

/**
 * Creates the connections of a client; `timeout` is in milliseconds. A proxy resolves host names itself, so through one
 * only the hosts in URLs are checked, not the IP addresses behind them.
 */
export function createConnections(timeout: number, allowPrivateNetwork: boolean): Connections {
  const direct = new Set<string>();
  const connect = buildConnector({ timeout, ...(!allowPrivateNetwork && { lookup: publicLookup }) });
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: httpProxy(),
    httpsProxy: httpsProxy(),
    noProxy: noProxy(),
    keepAliveTimeout: IDLE,
    connect(options, callback) {
      direct.add(`${options.protocol}//${options.host ?? options.hostname}`);
      connect(options, callback);
    },
    proxyTls: { timeout },
    requestTls: { timeout },
    clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: timeout }),
    // Proxies often allow CONNECT to port 443 only.
    proxyTunnel: false,
  });
  return { dispatcher, isDirect: ({ origin }) => direct.has(origin) };
}
