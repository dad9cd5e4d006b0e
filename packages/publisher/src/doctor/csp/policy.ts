/** Content Security Policies as browsers apply them (CSP level 3): what a policy lets a page load. */
import type { Page, PageElement } from '../html/types.js';

/** One policy; of several, each has to allow a thing. */
export interface Policy {
  /** As the page sends it. */
  text: string;
  /** Lists of sources, by the name of their directive. */
  directives: ReadonlyMap<string, readonly string[]>;
  /** The element that holds it; missing where a header does. */
  meta?: PageElement;
}

/** What is to be loaded. */
export interface Load {
  kind: 'script' | 'connect' | 'img' | 'frame';
  url: URL;
  nonce?: string | undefined;
  integrity?: string | undefined;
}

/** For each kind the directives that may speak of it: the first one that is there does. */
const CHAINS: Readonly<Record<Load['kind'], readonly string[]>> = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  connect: ['connect-src', 'default-src'],
  img: ['img-src', 'default-src'],
  frame: ['frame-src', 'child-src', 'default-src'],
};

/** The policies that hold: of headers and of `<meta>` in the head. Those that only report hold nothing up. */
export function policiesOf({ elements }: Page, header: string | undefined): Policy[] {
  const headers = (header ?? '').split(',').map((text): Policy => ({ text: text.trim(), directives: parsed(text) }));
  const metas = elements
    .filter(
      (e) =>
        e.tag === 'meta' &&
        e.parent?.tag === 'head' &&
        e.attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy',
    )
    .map((meta): Policy => {
      const text = (meta.attributes.get('content') ?? '').trim();
      const directives = parsed(text);
      // A page cannot put itself into a sandbox.
      directives.delete('sandbox');
      return { text, directives, meta };
    });
  return [...headers, ...metas].filter(({ directives }) => directives.size);
}

function parsed(text: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    const key = name.toLowerCase();
    // Said twice, only the first one counts.
    if (key && !directives.has(key)) directives.set(key, sources);
  }
  return directives;
}

/** The directive that speaks of a kind of thing in this policy; `undefined` where none does. */
export const directiveFor = ({ directives }: Policy, kind: Load['kind']): string | undefined =>
  CHAINS[kind].find((name) => directives.has(name));

/** Whether the policy lets a page at `self` load this. */
export function allows(policy: Policy, load: Load, self: URL): boolean {
  const name = directiveFor(policy, load.kind);
  if (name === undefined) return true;
  const sources = policy.directives.get(name) ?? [];
  if (load.kind === 'script') {
    const { nonce, integrity } = load;
    if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
    if (integrity && vouched(integrity, sources)) return true;
    // Then only what a trusted script loads itself may come, whatever else is on the list.
    if (has(sources, 'strict-dynamic')) return false;
  }
  return sources.some((source) => matches(source, load.url, self));
}

/** Whether a list has a keyword. */
export const has = (sources: readonly string[], keyword: string): boolean =>
  sources.some((source) => source.toLowerCase() === `'${keyword}'`);

const HASH = /^'?(sha(?:256|384|512)-[\w+/=-]+)'?$/i;

/** Whether the list names every hash that the script says of itself. */
function vouched(integrity: string, sources: readonly string[]): boolean {
  const normal = (hash: string): string => hash.replace(/-/g, '+').replace(/_/g, '/');
  const listed = sources.flatMap((source) => HASH.exec(source)?.[1] ?? []).map(normal);
  const own = integrity
    .split(/\s+/)
    .flatMap((token) => HASH.exec(token.replace(/\?.*/s, ''))?.[1] ?? [])
    .map(normal);
  return own.length > 0 && own.every((hash) => listed.includes(hash));
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' };
const schemeOf = ({ protocol }: URL): string => protocol.slice(0, -1);
const portOf = (url: URL): string => url.port || (DEFAULT_PORTS[schemeOf(url)] ?? '');

/** Whether a scheme on the list lets another one through: the same, or the one that protects more. */
const schemeFits = (listed: string, scheme: string): boolean => listed === scheme || `${listed}s` === scheme;

const HOST_SOURCE = /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[a-z\d_.-]+|\[[\da-f:.]+\])(?::(\d+|\*))?(\/.*)?$/i;

/** Whether one source of a list covers an address, for a page at `self`. */
export function matches(source: string, url: URL, self: URL): boolean {
  const scheme = schemeOf(url);
  const own = schemeOf(self);
  if (source === '*') return /^(https?|wss?)$/.test(scheme) || scheme === own;
  if (source.toLowerCase() === "'self'") return isOwn(url, self);
  const [, only] = /^([a-z][a-z\d+.-]*):$/i.exec(source) ?? [];
  if (only !== undefined) return schemeFits(only.toLowerCase(), scheme);
  const [, listed, host = '', port, path] = HOST_SOURCE.exec(source) ?? [];
  if (!host || !schemeFits(listed?.toLowerCase() ?? own, scheme)) return false;
  return hostFits(host.toLowerCase(), url.hostname) && portFits(port, url) && pathFits(path, url.pathname);
}

const isOwn = (url: URL, self: URL): boolean =>
  url.origin === self.origin ||
  (url.hostname === self.hostname &&
    portOf(url) === (DEFAULT_PORTS[schemeOf(url)] ?? '') &&
    portOf(self) === (DEFAULT_PORTS[schemeOf(self)] ?? '') &&
    (/^(https|wss):$/.test(url.protocol) || (self.protocol === 'http:' && url.protocol === 'ws:')));

const hostFits = (listed: string, host: string): boolean =>
  listed === '*' || (listed.startsWith('*.') ? host.endsWith(listed.slice(1)) : listed === host);

const portFits = (listed: string | undefined, url: URL): boolean => {
  const port = portOf(url);
  if (listed === '*' || listed === port) return true;
  if (listed === undefined) return port === DEFAULT_PORTS[schemeOf(url)];
  return listed === '80' && port === '443' && /^(https|wss):$/.test(url.protocol);
};

function pathFits(listed: string | undefined, path: string): boolean {
  if (listed === undefined) return true;
  const decoded = (text: string): string => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const wanted = decoded(listed.replace(/[?#].*$/s, ''));
  return wanted.endsWith('/') ? decoded(path).startsWith(wanted) : decoded(path) === wanted;
}
