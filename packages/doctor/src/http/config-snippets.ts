/** Configuration of the web servers that most sites run. */
import type { Headers } from './media-type.js';

/** Web servers, and how their `Server` header begins. */
const servers = {
  nginx: /^(nginx|openresty|angie)/i,
  Apache: /^(apache|litespeed)/i,
  Caddy: /^caddy/i,
} as const;

type Server = keyof typeof servers;
type Lines = Partial<Record<Server, readonly string[]>>;

const JSON_FILES = '@json path *.json';

/** Before Caddy 2.7, only this form with `defer` overrides the header of another handler. */
const TYPE_LAST = [JSON_FILES, 'header @json {', '  Content-Type application/json', '  defer', '}'];

const snippets = {
  cors: {
    nginx: ['add_header Access-Control-Allow-Origin "*" always;'],
    Apache: ['Header always set Access-Control-Allow-Origin "*"'],
    Caddy: ['header Access-Control-Allow-Origin "*"'],
  },
  credentials: {
    Apache: ['Header always unset Access-Control-Allow-Credentials'],
    Caddy: ['header -Access-Control-Allow-Credentials'],
  },
  type: {
    nginx: ['types { application/json json; }'],
    Apache: ['AddType application/json .json'],
    Caddy: TYPE_LAST,
  },
  charset: {
    nginx: ['charset utf-8;'],
    Apache: ['AddCharset utf-8 .json'],
    Caddy: TYPE_LAST,
  },
  validator: {
    nginx: ['etag on;'],
    Apache: ['FileETag MTime Size'],
    Caddy: ['file_server'],
  },
  compression: {
    nginx: ['gzip_static on;'],
    Apache: [
      'RewriteEngine On',
      'RewriteCond %{HTTP:Accept-Encoding} gzip',
      'RewriteCond %{REQUEST_FILENAME}.gz -f',
      'RewriteRule ^(.+\\.json)$ $1.gz [L]',
      'RemoveType .gz',
      'AddEncoding gzip .gz',
    ],
    Caddy: ['file_server {', '  precompressed br gzip', '}'],
  },
  vary: {
    nginx: ['gzip_vary on;'],
    Apache: ['Header merge Vary Accept-Encoding'],
    Caddy: ['header Vary Accept-Encoding'],
  },
  cookie: {
    nginx: ['proxy_hide_header Set-Cookie;'],
    Apache: ['Header always unset Set-Cookie', 'Header unset Set-Cookie'],
    Caddy: ['header -Set-Cookie'],
  },
  sniffing: {
    nginx: ['add_header X-Content-Type-Options nosniff always;'],
    Apache: ['Header always set X-Content-Type-Options nosniff'],
    Caddy: ['header X-Content-Type-Options nosniff'],
  },
  hidden: {
    nginx: ['location ~ /\\. { return 404; }'],
    Apache: ['RedirectMatch 404 "/\\."'],
    Caddy: ['@hidden path_regexp /\\.', 'respond @hidden 404'],
  },
  missing: {
    nginx: ['try_files $uri =404;'],
    Apache: ['FallbackResource disabled', 'ErrorDocument 404 default'],
    Caddy: ['try_files {path} =404'],
  },
  redirect: { nginx: ['absolute_redirect off;'] },
} as const satisfies Record<string, Lines>;

/** What a snippet configures; `cache` with the lifetime in seconds. */
export type ConfigSnippet = keyof typeof snippets | { cache: number };

/** How long caches may serve the last response while the server is down, in seconds. */
const STALE_IF_ERROR = 86_400;

const cacheSnippet = (ttl: number): Lines => {
  const value = `"public, max-age=${ttl}, stale-if-error=${STALE_IF_ERROR}"`;
  return {
    nginx: [`add_header Cache-Control ${value};`],
    Apache: [`Header set Cache-Control ${value}`],
    Caddy: [JSON_FILES, `header @json Cache-Control ${value}`],
  };
};

/**
 * The configuration for the server that sent these headers, each line preceded by its name; for all servers if it does not
 * send its name. `undefined` if there is none for this server.
 */
export function snippetFor(snippet: ConfigSnippet, headers: Headers): string | undefined {
  const lines: Lines = typeof snippet === 'string' ? snippets[snippet] : cacheSnippet(snippet.cache);
  const names = Object.keys(servers) as Server[];
  const known = names.find((name) => servers[name].test(headers.server ?? ''));
  const text = (known ? [known] : names).flatMap((name) => (lines[name] ?? []).map((line) => `\n  ${name}: ${line}`));
  return text.length ? text.join('') : undefined;
}
