/** Content Security Policies for the chosen element, by the rules of the doctor. */
import { cspSnippets, policyFor } from '@ozg-widgets/doctor';
import type { MissingSource, Policy } from '@ozg-widgets/doctor';
import type { System } from './systems.js';

/** The origin of each load. */
export interface Origins {
  script?: string | undefined;
  feeds: readonly string[];
  style?: string | undefined;
  frame?: string | undefined;
}

/** The header with the strictest policy with which a form works. */
export function strictestPolicy(form: System['form'], { script, feeds, style, frame }: Origins): string {
  const sources = {
    feed: feeds.join(' '),
    ...(script !== undefined && { script }),
    ...(style !== undefined && { style }),
    ...(frame !== undefined && { frame }),
  };
  return `Content-Security-Policy: ${policyFor(form, sources)}`;
}

/** The policy of a site that allows only itself. */
const SELF: Policy = { text: "default-src 'self'", directives: new Map([['default-src', ["'self'"]]]) };

/** The configuration of a system whose policy allows only the site itself. */
export function policySnippets({ generator = '' }: System, origins: Origins): string {
  const missing = missingSources(origins);
  const attributes = new Map([
    ['name', 'generator'],
    ['content', generator],
  ]);
  const page = { elements: [{ tag: 'meta', attributes }] };
  const servers = generator ? [''] : ['nginx', 'apache', 'caddy'];
  const lines = new Map<string, Set<string>>();
  for (const server of servers) {
    for (const source of missing) {
      const snippets = cspSnippets(SELF, source, missing, { page, headers: { server } });
      for (const [, name = '', line = ''] of snippets.matchAll(/^ {2}(\w+): (.*)$/gm)) {
        lines.set(name, (lines.get(name) ?? new Set()).add(line));
      }
    }
  }
  return [...lines].map(([name, set]) => [...(generator ? [] : [`# ${name}`]), ...set].join('\n')).join('\n\n');
}

function missingSources({ script, feeds, style, frame }: Origins): MissingSource[] {
  const wanted: [kind: MissingSource['kind'], source: string | undefined][] = [
    ['script', script],
    ...(frame ? [] : feeds.map((source): ['connect', string] => ['connect', source])),
    ['style', style],
    ['frame', frame],
  ];
  return wanted.flatMap(([kind, source]) => (source && source !== "'self'" ? [{ kind, source }] : []));
}
