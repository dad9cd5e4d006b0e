/** The lines that let a policy through what our elements need, for the systems that most municipal sites run. */
import { directiveFor, has } from './policy.js';
import type { Load, Policy } from './policy.js';
import type { Page } from '../html/types.js';

/** A source that a policy lacks. */
export interface Lack {
  /** `style`: a theme. */
  kind: Load['kind'] | 'style';
  /** An origin, or `'self'`. */
  source: string;
}

/** The systems that lines are given for, by name, with how a page or its server gives them away. */
const SYSTEMS = {
  nginx: { server: /^(nginx|openresty|angie)/i },
  Apache: { server: /^(apache|litespeed)/i },
  Caddy: { server: /^caddy/i },
  TYPO3: { page: /\bTYPO3\b|\/(typo3conf|typo3temp|_assets)\//i },
  Drupal: { page: /\bDrupal\b|\/sites\/default\/files\//i },
  WordPress: { page: /\bWordPress\b|\/wp-(content|includes)\//i },
} as const satisfies Record<string, { server: RegExp } | { page: RegExp }>;

type System = keyof typeof SYSTEMS;

/** What tells which system made the page. */
export interface Traces {
  page: Page;
  headers: Readonly<Partial<Record<string, string>>>;
}

/** The directive that speaks of what is lacking, where one does. */
const speaking = (policy: Policy, kind: Lack['kind']): string | undefined =>
  kind === 'style'
    ? ['style-src-elem', 'style-src', 'default-src'].find((name) => policy.directives.has(name))
    : directiveFor(policy, kind);

/** The directive that is to be set, and its sources, ours among them. */
export function mended(policy: Policy, { kind, source }: Lack): { directive: string; sources: readonly string[] } {
  const found = speaking(policy, kind) ?? 'default-src';
  const before = (policy.directives.get(found) ?? []).filter((s) => s.toLowerCase() !== "'none'");
  const directive = found.endsWith('-elem') ? found : `${kind}-src`;
  return { directive, sources: before.includes(source) ? before : [...before, source] };
}

/** The whole policy with every lack mended. */
export function mendedText(policy: Policy, lacks: readonly Lack[]): string {
  let directives: ReadonlyMap<string, readonly string[]> = policy.directives;
  for (const lack of lacks) {
    const { directive, sources } = mended({ ...policy, directives }, lack);
    directives = new Map([...directives, [directive, sources]]);
  }
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

/** Each line on a line of its own, with the name of its system before it: of those that the page runs on, or of all. */
export function linesFor(policy: Policy, lack: Lack, all: readonly Lack[], traces: Traces): string {
  const text = mendedText(policy, all);
  if (policy.meta) return `\n  HTML: <meta http-equiv="Content-Security-Policy" content="${text}">`;
  const { directive, sources } = mended(policy, lack);
  // A nonce is another one with every answer: no fixed line can have it.
  const fixed = !/'nonce-/i.test(policy.text);
  const lines: Readonly<Record<System, readonly string[]>> = {
    nginx: fixed ? [`add_header Content-Security-Policy "${text}" always;`] : [],
    Apache: fixed ? [`Header always set Content-Security-Policy "${text}"`] : [],
    Caddy: fixed ? [`header Content-Security-Policy "${text}"`] : [],
    TYPO3: [
      '# config/sites/<site>/csp.yaml',
      'mutations:',
      `  - { mode: extend, directive: '${directive}', sources: ["${lack.source}"] }`,
    ],
    Drupal: drupalLines(directive, sources),
    WordPress: fixed
      ? [
          '// functions.php',
          `add_filter( 'wp_headers', fn( $headers ) => [ 'Content-Security-Policy' => "${text}" ] + $headers );`,
        ]
      : [],
  };
  const general = fixed ? [] : [`\n  Content-Security-Policy: ${[directive, ...sources.filter(isLasting)].join(' ')}`];
  return [...general, ...systemsOf(traces).flatMap((name) => lines[name].map((line) => `\n  ${name}: ${line}`))].join(
    '',
  );
}

const isLasting = (source: string): boolean => !/^'nonce-/i.test(source);

/** Of the module Content-Security-Policy, and of Security Kit. */
function drupalLines(directive: string, sources: readonly string[]): string[] {
  const lasting = sources.filter(isLasting);
  const keywords = lasting.filter((s) => s.startsWith("'") && !/^'self'$/i.test(s)).map((s) => s.slice(1, -1));
  const addresses = lasting.filter((s) => !s.startsWith("'"));
  const parts = [
    `base: ${has(lasting, 'self') ? 'self' : "''"}`,
    ...(keywords.length ? [`flags: [${keywords.join(', ')}]`] : []),
    `sources: [${addresses.map((s) => `'${s}'`).join(', ')}]`,
  ];
  return [
    `drush config:set --input-format=yaml csp.settings enforce.directives.${directive} "{${parts.join(', ')}}"`,
    ...(directive.endsWith('-elem')
      ? []
      : [`drush config:set seckit.settings seckit_xss.csp.${directive} "${lasting.join(' ')}"`]),
  ];
}

/** The systems that page and server name; where they name none, all. */
function systemsOf({ page, headers }: Traces): System[] {
  const generator = page.elements
    .filter((e) => e.tag === 'meta' && e.attributes.get('name')?.toLowerCase() === 'generator')
    .map((e) => e.attributes.get('content') ?? '');
  const files = page.elements.map((e) => e.attributes.get('src') ?? e.attributes.get('href') ?? '');
  const told = [headers['x-generator'] ?? '', headers['x-powered-by'] ?? '', ...generator, ...files].join('\n');
  const names = Object.keys(SYSTEMS) as System[];
  const found = names.filter((name) => {
    const system = SYSTEMS[name];
    return 'server' in system ? system.server.test(headers.server ?? '') : system.page.test(told);
  });
  return found.length ? found : names;
}
