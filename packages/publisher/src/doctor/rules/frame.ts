/** Frames, images and oEmbed: whether they arrive, and may be shown here. */
import { isForeign } from '../rule-context.js';
import type { Case } from '../rule-context.js';
import { matches, policiesOf } from '../csp/policy.js';
import { readPage } from '../html/parse-page.js';
import { reach, typeOf } from './fetch-resource.js';
import type { Answer } from '../read-types.js';

/** Looks at every frame, image and oEmbed link of ours. */
export async function frameRules(found: Case): Promise<void> {
  const { frames, images, oembed, tell } = found;
  for (const { element, url } of frames) {
    const written = element.attributes.get('src') ?? '';
    const sandbox = element.attributes.get('sandbox')?.toLowerCase().split(/\s+/);
    if (sandbox && !sandbox.includes('allow-scripts')) {
      tell('error', 'frame-sandbox', element.placeOf('sandbox'));
    }
    if (!element.attributes.get('title')?.trim()) tell('error', 'frame-title', element.place);
    const answer = await reach({ url, element, attribute: 'src', written }, found);
    const refusal = answer && refusedBy(answer, url, found);
    if (refusal !== undefined) {
      tell('error', 'frame-refused', element.placeOf('src'), { about: url.href, facts: { header: refusal } });
    }
  }
  for (const { element, url } of images) {
    const written = element.attributes.get('src') ?? '';
    if (!element.attributes.get('alt')?.trim()) tell('error', 'img-alt', element.place);
    const answer = await reach({ url, element, attribute: 'src', written }, found);
    const type = answer && typeOf(answer);
    if (answer?.complete && url.pathname.endsWith('.svg') && type !== 'image/svg+xml') {
      const facts = { ...(type && { found: type }) };
      tell('error', 'img-type', element.placeOf('src'), { about: url.href, facts });
    }
  }
  for (const { element, url } of oembed) {
    const written = element.attributes.get('href') ?? '';
    const answer = await reach({ url, element, attribute: 'href', written }, found);
    if (answer && !isOembed(answer)) tell('error', 'oembed-invalid', element.placeOf('href'), { about: url.href });
  }
}

/** The header by which the framed page keeps out of this one. */
function refusedBy({ headers, complete }: Answer, url: URL, found: Case): string | undefined {
  if (!complete || !found.located) return;
  const { self } = found;
  const policies = policiesOf(readPage(''), headers['content-security-policy']);
  const ancestors = policies.flatMap(({ directives }) => {
    const sources = directives.get('frame-ancestors');
    return sources ? [sources] : [];
  });
  const strict = ancestors.find((sources) => !sources.some((source) => matches(source, self, url)));
  if (strict) return `Content-Security-Policy: frame-ancestors ${strict.join(' ')}`;
  const option = headers['x-frame-options']?.trim();
  // Where the policy speaks of ancestors, browsers do not look at the old header.
  if (ancestors.length || option === undefined) return;
  const refused = /^deny$/i.test(option) || (/^sameorigin$/i.test(option) && isForeign(url, found));
  return refused ? `X-Frame-Options: ${option}` : undefined;
}

/** Whether a consumer could show it: oEmbed 1.0, section 2.3.4. */
function isOembed({ bytes }: Answer): boolean {
  try {
    const { version, type, html } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Record<string, unknown>>;
    return version === '1.0' && type === 'rich' && typeof html === 'string';
  } catch {
    return false;
  }
}
