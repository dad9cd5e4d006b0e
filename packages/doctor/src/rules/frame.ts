/** Checks frames, images and oEmbed links: whether they load, and whether the page may show them. */
import { matches, policiesOf } from '../csp/policy.js';
import type { LoadingElement } from '../html/find-embeds.js';
import { parsePage } from '../html/parse-page.js';
import { isRichOembed } from '../http/check-oembed.js';
import { mediaTypeOf } from '../http/media-type.js';
import { parseJson } from '../http/parse-json.js';
import type { Answer } from '../read-types.js';
import { isCrossOrigin } from '../rule-context.js';
import type { RuleContext } from '../rule-context.js';
import { fetchResource } from './fetch-resource.js';
import type { ResourceReference } from './fetch-resource.js';

export async function frameRules(context: RuleContext): Promise<void> {
  for (const frame of context.frames) await frameRule(frame, context);
  for (const image of context.images) await imageRule(image, context);
  for (const link of context.oembed) {
    const answer = await fetchResource(referenceOf(link, 'href'), context);
    if (!answer || isRichOembed(parseJson(answer.bytes))) continue;
    context.report('error', 'oembed-invalid', link.element.locationOf('href'), { about: link.url.href });
  }
}

const referenceOf = ({ element, url }: LoadingElement, attribute: string): ResourceReference => ({
  url,
  element,
  attribute,
  value: element.attributes.get(attribute) ?? '',
});

async function frameRule(frame: LoadingElement, context: RuleContext): Promise<void> {
  const { element, url } = frame;
  const { report } = context;
  const sandbox = element.attributes.get('sandbox')?.toLowerCase().split(/\s+/);
  if (sandbox && !sandbox.includes('allow-scripts')) report('error', 'frame-sandbox', element.locationOf('sandbox'));
  if (!element.attributes.get('title')?.trim()) report('error', 'frame-title', element.location);
  const answer = await fetchResource(referenceOf(frame, 'src'), context);
  const header = answer && refusingHeader(answer, url, context);
  if (header === undefined) return;
  report('error', 'frame-refused', element.locationOf('src'), { about: url.href, facts: { header } });
}

async function imageRule(image: LoadingElement, context: RuleContext): Promise<void> {
  const { element, url } = image;
  const { report } = context;
  if (!element.attributes.get('alt')?.trim()) report('error', 'img-alt', element.location);
  const answer = await fetchResource(referenceOf(image, 'src'), context);
  if (!answer?.complete || !url.pathname.endsWith('.svg')) return;
  const found = mediaTypeOf(answer.headers);
  if (found === 'image/svg+xml') return;
  report('error', 'img-type', element.locationOf('src'), { about: url.href, facts: found ? { found } : {} });
}

/** The header by which a framed page refuses to be embedded. */
function refusingHeader({ headers, complete }: Answer, url: URL, context: RuleContext): string | undefined {
  if (!complete || !context.hasUrl) return;
  const policies = policiesOf(parsePage(''), headers['content-security-policy']);
  const ancestors = policies.flatMap(({ directives }) => {
    const sources = directives.get('frame-ancestors');
    return sources ? [sources] : [];
  });
  const refusing = ancestors.find((sources) => !sources.some((source) => matches(source, context.self, url)));
  if (refusing) return `Content-Security-Policy: frame-ancestors ${refusing.join(' ')}`;
  const option = headers['x-frame-options']?.trim();
  // Browsers ignore X-Frame-Options if there is a frame-ancestors directive.
  if (ancestors.length || option === undefined) return;
  const refused = /^deny$/i.test(option) || (/^sameorigin$/i.test(option) && isCrossOrigin(url, context));
  return refused ? `X-Frame-Options: ${option}` : undefined;
}
