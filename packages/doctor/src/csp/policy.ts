/** Parses and applies Content Security Policies (CSP Level 3). */
import type { Page, PageElement } from '../html/types.js';

/** One policy. A page with several policies loads only what all of them allow. */
export interface Policy {
  /** The serialized policy. */
  text: string;
  /** The source list of each directive. */
  directives: ReadonlyMap<string, readonly string[]>;
  /** The `<meta>` element of the policy; `undefined` if a header delivered it. */
  meta?: PageElement;
}

/** A resource that the page loads. */
export interface Load {
  kind: 'script' | 'connect' | 'img' | 'frame';
  url: URL;
  nonce?: string | undefined;
  integrity?: string | undefined;
}

/** The directives that govern each kind of resource; the first one in the policy applies. */
const FALLBACKS: Readonly<Record<Load['kind'], readonly string[]>> = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  connect: ['connect-src', 'default-src'],
  img: ['img-src', 'default-src'],
  frame: ['frame-src', 'child-src', 'default-src'],
};

/** The enforced policies of a page: those of the header and of `<meta>` elements in the head. */
export function policiesOf({ elements }: Page, header: string | undefined): Policy[] {
  const headers = (header ?? '')
    .split(',')
    .map((text): Policy => ({ text: text.trim(), directives: parseDirectives(text) }));
  const metas = elements
    .filter(
      (e) =>
        e.tag === 'meta' &&
        e.parent?.tag === 'head' &&
        e.attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy',
    )
    .map((meta): Policy => {
      const text = (meta.attributes.get('content') ?? '').trim();
      const directives = parseDirectives(text);
      // Browsers ignore `sandbox` in `<meta>`.
      directives.delete('sandbox');
      return { text, directives, meta };
    });
  return [...headers, ...metas].filter(({ directives }) => directives.size);
}

function parseDirectives(text: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    const key = name.toLowerCase();
    // Browsers ignore a duplicate directive.
    if (key && !directives.has(key)) directives.set(key, sources);
  }
  return directives;
}

/** The directive of a policy that governs a kind of resource; `undefined` if there is none. */
export const directiveFor = ({ directives }: Policy, kind: Load['kind']): string | undefined =>
  FALLBACKS[kind].find((name) => directives.has(name));

/** Whether the policy allows a page at `self` to load a resource. */
export function allows(policy: Policy, load: Load, self: URL): boolean {
  const name = directiveFor(policy, load.kind);
  if (name === undefined) return true;
  const sources = policy.directives.get(name) ?? [];
  if (load.kind === 'script') {
    const { nonce, integrity } = load;
    if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
    if (integrity && matchesIntegrity(integrity, sources)) return true;
    // 'strict-dynamic' ignores hosts: only scripts that a trusted script loads are allowed.
    if (has(sources, 'strict-dynamic')) return false;
  }
  return sources.some((source) => matches(source, load.url, self));
}

/** Whether a source list contains a keyword such as `self`. */
export const has = (sources: readonly string[], keyword: string): boolean =>
  sources.some((source) => source.toLowerCase() === `'${keyword}'`);

const HASH = /^'?(sha(?:256|384|512)-[\w+/=-]+)'?$/i;

/** Whether the source list contains every hash of a script's `integrity`. */
function matchesIntegrity(integrity: string, sources: readonly string[]): boolean {
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

/** Whether a listed scheme matches: the same one or its secure variant. */
const schemeMatches = (listed: string, scheme: string): boolean => listed === scheme || `${listed}s` === scheme;

const HOST_SOURCE = /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[a-z\d_.-]+|\[[\da-f:.]+\])(?::(\d+|\*))?(\/.*)?$/i;

/** Whether a source expression matches an address, for a page at `self`. */
export function matches(source: string, url: URL, self: URL): boolean {
  const scheme = schemeOf(url);
  const selfScheme = schemeOf(self);
  if (source === '*') return /^(https?|wss?)$/.test(scheme) || scheme === selfScheme;
  if (source.toLowerCase() === "'self'") return matchesSelf(url, self);
  const [, only] = /^([a-z][a-z\d+.-]*):$/i.exec(source) ?? [];
  if (only !== undefined) return schemeMatches(only.toLowerCase(), scheme);
  const [, listed, host = '', port, path] = HOST_SOURCE.exec(source) ?? [];
  if (!host || !schemeMatches(listed?.toLowerCase() ?? selfScheme, scheme)) return false;
  return hostMatches(host.toLowerCase(), url.hostname) && portMatches(port, url) && pathMatches(path, url.pathname);
}

const matchesSelf = (url: URL, self: URL): boolean =>
  url.origin === self.origin ||
  (url.hostname === self.hostname &&
    portOf(url) === (DEFAULT_PORTS[schemeOf(url)] ?? '') &&
    portOf(self) === (DEFAULT_PORTS[schemeOf(self)] ?? '') &&
    (/^(https|wss):$/.test(url.protocol) || (self.protocol === 'http:' && url.protocol === 'ws:')));

const hostMatches = (listed: string, host: string): boolean =>
  listed === '*' || (listed.startsWith('*.') ? host.endsWith(listed.slice(1)) : listed === host);

const portMatches = (listed: string | undefined, url: URL): boolean => {
  const port = portOf(url);
  if (listed === '*' || listed === port) return true;
  if (listed === undefined) return port === DEFAULT_PORTS[schemeOf(url)];
  return listed === '80' && port === '443' && /^(https|wss):$/.test(url.protocol);
};

function pathMatches(listed: string | undefined, path: string): boolean {
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
