/** Configuration that adds our sources to a page's policy, for the systems that most municipal sites run. */
import { directiveFor, has } from './policy.js';
import type { Load, Policy } from './policy.js';
import type { PageElement } from '../html/types.js';

/** A source that a policy does not allow. */
export interface MissingSource {
  /** `style`: a theme. */
  kind: Load['kind'] | 'style';
  /** An origin, or `'self'`. */
  source: string;
}

/** Systems with configuration snippets, and how to recognise them by the server or the page. */
const SYSTEMS = {
  nginx: { server: /^(nginx|openresty|angie)/i },
  Apache: { server: /^(apache|litespeed)/i },
  Caddy: { server: /^caddy/i },
  TYPO3: { page: /\bTYPO3\b|\/(typo3conf|typo3temp|_assets)\//i },
  Drupal: { page: /\bDrupal\b|\/sites\/default\/files\//i },
  WordPress: { page: /\bWordPress\b|\/wp-(content|includes)\//i },
} as const satisfies Record<string, { server: RegExp } | { page: RegExp }>;

type System = keyof typeof SYSTEMS;

/** Where the system is recognised. */
export interface SystemHints {
  page: { elements: readonly Pick<PageElement, 'tag' | 'attributes'>[] };
  headers: Readonly<Partial<Record<string, string>>>;
}

/** The directive of the policy that blocks a source. */
const blockingDirective = (policy: Policy, kind: MissingSource['kind']): string | undefined =>
  kind === 'style'
    ? ['style-src-elem', 'style-src', 'default-src'].find((name) => policy.directives.has(name))
    : directiveFor(policy, kind);

/** The directive to set, and its sources including the missing one. */
export function withSource(
  policy: Policy,
  { kind, source }: MissingSource,
): { directive: string; sources: readonly string[] } {
  const found = blockingDirective(policy, kind) ?? 'default-src';
  const before = (policy.directives.get(found) ?? []).filter((s) => s.toLowerCase() !== "'none'");
  const directive = found.endsWith('-elem') ? found : `${kind}-src`;
  return { directive, sources: before.includes(source) ? before : [...before, source] };
}

/** The serialized policy with all missing sources. */
export function withSources(policy: Policy, missing: readonly MissingSource[]): string {
  let directives: ReadonlyMap<string, readonly string[]> = policy.directives;
  for (const source of missing) {
    const { directive, sources } = withSource({ ...policy, directives }, source);
    directives = new Map([...directives, [directive, sources]]);
  }
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

/**
 * The configuration that adds a missing source, each line preceded by the name of its system: the one that the page runs
 * on, or all of them if it is unknown.
 */
export function cspSnippets(
  policy: Policy,
  missing: MissingSource,
  all: readonly MissingSource[],
  hints: SystemHints,
): string {
  const text = withSources(policy, all);
  if (policy.meta) return `\n  HTML: <meta http-equiv="Content-Security-Policy" content="${text}">`;
  const { directive, sources } = withSource(policy, missing);
  // A nonce changes with every response, so it cannot be part of a static configuration.
  const isStatic = !/'nonce-/i.test(policy.text);
  const lines: Readonly<Record<System, readonly string[]>> = {
    nginx: isStatic ? [`add_header Content-Security-Policy "${text}" always;`] : [],
    Apache: isStatic ? [`Header always set Content-Security-Policy "${text}"`] : [],
    Caddy: isStatic ? [`header Content-Security-Policy "${text}"`] : [],
    TYPO3: [
      '# config/sites/<site>/csp.yaml',
      'mutations:',
      `  - { mode: extend, directive: '${directive}', sources: ["${missing.source}"] }`,
    ],
    Drupal: drupalLines(directive, sources),
    WordPress: isStatic
      ? [
          '// functions.php',
          `add_filter( 'wp_headers', fn( $headers ) => [ 'Content-Security-Policy' => "${text}" ] + $headers );`,
        ]
      : [],
  };
  const general = isStatic
    ? []
    : [`\n  Content-Security-Policy: ${[directive, ...sources.filter(isNotNonce)].join(' ')}`];
  return [...general, ...systemsOf(hints).flatMap((name) => lines[name].map((line) => `\n  ${name}: ${line}`))].join(
    '',
  );
}

const isNotNonce = (source: string): boolean => !/^'nonce-/i.test(source);

/** For the modules Content-Security-Policy and Security Kit. */
function drupalLines(directive: string, sources: readonly string[]): string[] {
  const staticSources = sources.filter(isNotNonce);
  const keywords = staticSources.filter((s) => s.startsWith("'") && !/^'self'$/i.test(s)).map((s) => s.slice(1, -1));
  const addresses = staticSources.filter((s) => !s.startsWith("'"));
  const parts = [
    `base: ${has(staticSources, 'self') ? 'self' : "''"}`,
    ...(keywords.length ? [`flags: [${keywords.join(', ')}]`] : []),
    `sources: [${addresses.map((s) => `'${s}'`).join(', ')}]`,
  ];
  return [
    `drush config:set --input-format=yaml csp.settings enforce.directives.${directive} "{${parts.join(', ')}}"`,
    ...(directive.endsWith('-elem')
      ? []
      : [`drush config:set seckit.settings seckit_xss.csp.${directive} "${staticSources.join(' ')}"`]),
  ];
}

/** The systems that the page or its server names; all if there are none. */
function systemsOf({ page, headers }: SystemHints): System[] {
  const generator = page.elements
    .filter((e) => e.tag === 'meta' && e.attributes.get('name')?.toLowerCase() === 'generator')
    .map((e) => e.attributes.get('content') ?? '');
  const files = page.elements.map((e) => e.attributes.get('src') ?? e.attributes.get('href') ?? '');
  const names = [headers['x-generator'] ?? '', headers['x-powered-by'] ?? '', ...generator, ...files].join('\n');
  const systems = Object.keys(SYSTEMS) as System[];
  const found = systems.filter((name) => {
    const system = SYSTEMS[name];
    return 'server' in system ? system.server.test(headers.server ?? '') : system.page.test(names);
  });
  return found.length ? found : systems;
}
