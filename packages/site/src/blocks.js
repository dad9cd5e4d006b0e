/** What a webmaster copies: code, where it goes, policy, legal texts. */
import { make } from './dom.js';
import { privacyText, recordsText } from './legal.js';
import { nameOf } from './names.js';
import { linesOf, strictest } from './policy.js';
import { accessibility, version } from './release.js';
import { canBeFramed, elementCode, frameAddress, frameCode, permissionsFor, scriptFor } from './snippet.js';
import { systemNamed, tagsFor } from './systems.js';
import { fill } from './texts.js';

/**
 * Everything for a choice, block by block.
 * @param {Record<string, any>} chosen
 * @param {{ scripts: string, integrity: Record<string, string>, texts: Record<string, string> }} known
 * @returns {(HTMLElement | import('./dom.js').Block)[]}
 */
export function blocksFor(chosen, { scripts, integrity, texts }) {
  const system = systemNamed(chosen.system);
  const framed = system.form === 'iframe';
  const { ui, feed } = chosen;
  // Nothing of the page's look reaches into a frame.
  const [theme, accent] = framed ? ['', ''] : [chosen.theme, chosen.accent];
  const file = (name) => ({ address: scripts + name, integrity: integrity[name] });
  const name = framed ? 'frame-height.js' : scriptFor(chosen.element, system.form);
  const attributes = {
    ...(chosen.directory && { directory: chosen.directory }),
    ...chosen.attributes,
  };
  const everything = [];
  const block = (id, heading, text, more = {}) => {
    everything.push(`${heading}\n\n${text}`);
    return { id, heading, text, ...more };
  };
  const suffix = system.key[0].toUpperCase() + system.key.slice(1);
  if (system.form === 'link' && !chosen.service) return [make('p', {}, texts.serviceFirst)];
  if (framed && !canBeFramed(chosen.element)) return [make('p', {}, texts.noFrame)];

  const page = `${scripts}frame.html`;
  const write = framed ? frameCode.bind(null, page) : elementCode.bind(null, system.form);
  const linked = system.form === 'link';
  const what = {
    ...chosen,
    feed: chosen.follows ? '' : feed,
    attributes: linked ? onlyBadge(chosen) : attributes,
    url: chosen.url || (linked ? texts.ownPage : ''),
  };
  const code = (system.write ?? write)(what);
  const plain = system.form === 'div' || linked;
  const permissions = plain ? permissionsFor({ ...what, element: linked ? 'availability-badge' : chosen.element }) : [];
  const files = {
    ...(!system.write && { script: { ...file(name), permissions } }),
    ...(theme && { sheet: file(`themes/${theme}.css`) }),
  };
  const hints = [
    fill(texts[`code${suffix}`], { file: name === 'ozg-badge-card.js' ? `${name} / ozg-widgets.js` : name }),
    linked && chosen.element !== 'availability-badge' && texts.linkOnly,
    linked && !chosen.url && texts.ownPageHint,
    chosen.element === 'area-picker' && texts.pickerHint,
    chosen.follows && texts.followsHint,
    framed && texts.frameHint,
    framed && new URL(feed).origin !== new URL(scripts).origin && fill(texts.frameFeed, { host: new URL(feed).host }),
  ];
  const origin = new URL(scripts).origin;
  const directoryOrigin = chosen.directory && new URL(chosen.directory).origin;
  const origins = {
    // Whoever brings the script from the own server needs no other.
    script: system.write ? "'self'" : framed && !system.setup ? undefined : origin,
    feeds: [...new Set([new URL(feed).origin, directoryOrigin].filter(Boolean))],
    style: theme ? origin : undefined,
    frame: framed ? origin : undefined,
  };
  const facts = {
    name: nameOf(chosen.element, ui),
    version,
    script: system.write ? texts.ownSite : new URL(scripts).host,
    feed: origins.feeds.map((address) => new URL(address).host).join(', '),
    remember: Object.hasOwn(attributes, 'remember'),
    framed,
  };
  const top = system.setup || framed ? '' : `${tagsFor(files).join('\n')}\n\n`;
  const setup = system.setup?.(files);
  const setupHint = [texts[`setup${suffix}`], permissions.length && texts.setupPermissions].filter(Boolean).join(' ');
  const property = theme ? '--ozg-brand' : '--ozg-accent';
  const blocks = [
    block('code', texts.code, top + code, { hint: hints.filter(Boolean).join(' ') }),
    ...(system.plain ? [block('address', texts.addressOnly, frameAddress(page, what))] : []),
    ...(setup ? [block('setup', texts.setup, setup, { hint: setupHint })] : []),
    ...(accent ? [block('css', texts.css, `:root {\n  ${property}: ${accent};\n}`, { hint: texts.cssHint })] : []),
    block('lines', texts.lines, linesOf(system, origins), { hint: texts.linesHint }),
    block('policy', texts.policy, strictest(system.form, origins), { hint: texts.policyHint }),
    block('privacy', texts.privacy, privacyText(ui, facts), { hint: texts.fill, prose: true }),
    block('accessibility', texts.accessibility, accessibility[ui], { prose: true }),
    block('records', texts.records, recordsText(ui, facts), { hint: texts.fill, prose: true }),
  ];
  const together = everything.join('\n\n\n');
  const more = { hint: texts.everythingHint, prose: true, folded: texts.unfold };
  return [...blocks, { id: 'everything', heading: texts.everything, text: together, ...more }];
}

/** What a badge understands of the attributes chosen for another element: nothing but its own. */
const onlyBadge = ({ element, attributes }) => (element === 'availability-badge' ? attributes : {});
