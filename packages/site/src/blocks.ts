/** The blocks to copy: code, setup, policy, legal texts. */
import { make } from './dom.js';
import type { Block } from './dom.js';
import { privacyText, recordsText } from './legal.js';
import { nameOf } from './names.js';
import { policySnippets, strictestPolicy } from './policy.js';
import type { Origins } from './policy.js';
import { accessibility, version } from './release.js';
import type { Checksums } from './release.js';
import { canBeFramed, elementCode, frameAddress, frameCode, permissionsFor, scriptFor } from './snippet.js';
import type { Embedding, HashedFile } from './snippet.js';
import type { State } from './state.js';
import { systemNamed, tagsFor } from './systems.js';
import type { SiteFiles, System } from './systems.js';
import { fill, textNamed } from './texts.js';
import type { Texts } from './texts.js';

/** What the user chose, completed with what the feed contains. */
export interface Choice extends State {
  /** The address of the online service; empty if there is none. */
  url: string;
  /** The directory that the element reads; empty if it reads none. */
  directory: string;
  /** Whether the element follows an area picker. */
  follows: boolean;
}

/** What the blocks are made from, apart from the choice. */
export interface BlockContext {
  /** The folder of the scripts. */
  scripts: string;
  checksums: Checksums;
  texts: Texts;
}

/** All blocks for a choice; a hint if the choice is impossible. */
export function blocksFor(choice: Choice, context: BlockContext): (HTMLElement | Block)[] {
  const system = systemNamed(choice.system);
  const { texts } = context;
  if (system.form === 'link' && !choice.service) return [make('p', {}, texts.serviceFirst)];
  if (system.form === 'iframe' && !canBeFramed(choice.element)) return [make('p', {}, texts.noFrame)];
  const plan = planFor(choice, system, context);
  const blocks = [...codeBlocks(choice, plan, context), ...textBlocks(choice, plan, context)];
  const everything: Block = {
    id: 'everything',
    heading: texts.everything,
    text: blocks.map(({ heading, text }) => `${heading}\n\n${text}`).join('\n\n\n'),
    hint: texts.everythingHint,
    prose: true,
    folded: texts.unfold,
  };
  return [...blocks, everything];
}

/** What several blocks have in common. */
interface Plan {
  system: System & { key: string };
  framed: boolean;
  embedding: Embedding;
  /** The address of `frame.html`. */
  framePage: string;
  /** The name of the script file. */
  script: string;
  files: SiteFiles;
  permissions: readonly string[];
  origins: Origins;
  theme: string;
  accent: string;
}

function planFor(choice: Choice, system: System & { key: string }, { scripts, checksums, texts }: BlockContext): Plan {
  const framed = system.form === 'iframe';
  const isLink = system.form === 'link';
  // Styles of the page do not apply in a frame.
  const theme = framed ? '' : choice.theme;
  const accent = framed ? '' : choice.accent;
  const attributes = { ...(choice.directory && { directory: choice.directory }), ...choice.attributes };
  // A link is always a badge, whatever element was chosen.
  const badgeAttributes = choice.element === 'availability-badge' ? choice.attributes : {};
  const embedding: Embedding = {
    element: choice.element,
    feed: choice.follows ? '' : choice.feed,
    service: choice.service,
    lang: choice.lang,
    attributes: isLink ? badgeAttributes : attributes,
    words: choice.words,
    url: choice.url || (isLink ? texts.ownPage : ''),
  };
  const isPlainForm = system.form === 'div' || isLink;
  const permissions = isPlainForm
    ? permissionsFor({ ...embedding, element: isLink ? 'availability-badge' : choice.element })
    : [];
  const fileNamed = (name: string): HashedFile => ({ address: scripts + name, integrity: checksums[name] ?? '' });
  const script = framed ? 'frame-height.js' : scriptFor(choice.element, system.form);
  const files: SiteFiles = {
    ...(!system.write && { script: { ...fileNamed(script), permissions } }),
    ...(theme && { theme: fileNamed(`themes/${theme}.css`) }),
  };
  const framePage = `${scripts}frame.html`;
  const origins = originsOf(choice, system, scripts, theme);
  return { system, framed, embedding, framePage, script, files, permissions, origins, theme, accent };
}

function originsOf({ feed, directory }: Choice, system: System, scripts: string, theme: string): Origins {
  const { origin } = new URL(scripts);
  const framed = system.form === 'iframe';
  const feeds = [feed, directory].filter(Boolean).map((address) => new URL(address).origin);
  const needsNoScript = framed && !system.setup;
  return {
    script: system.write ? "'self'" : needsNoScript ? undefined : origin,
    feeds: [...new Set(feeds)],
    style: theme ? origin : undefined,
    frame: framed ? origin : undefined,
  };
}

function codeBlocks(choice: Choice, plan: Plan, context: BlockContext): Block[] {
  const { system, embedding, framePage, framed, files, permissions, origins, theme, accent } = plan;
  const { texts } = context;
  const write = (): string =>
    system.form === 'iframe' ? frameCode(framePage, embedding) : elementCode(system.form, embedding);
  const code = system.write?.(embedding) ?? write();
  const head = system.setup || framed ? '' : `${tagsFor(files).join('\n')}\n\n`;
  const setup = system.setup?.(files);
  const setupHints = [textNamed(texts, `setup${suffixOf(system)}`), permissions.length && texts.setupPermissions];
  const property = theme ? '--ozg-brand' : '--ozg-accent';
  return [
    { id: 'code', heading: texts.code, text: head + code, hint: codeHint(choice, plan, context) },
    ...(system.plain ? [{ id: 'address', heading: texts.addressOnly, text: frameAddress(framePage, embedding) }] : []),
    ...(setup ? [{ id: 'setup', heading: texts.setup, text: setup, hint: setupHints.filter(Boolean).join(' ') }] : []),
    ...(accent
      ? [{ id: 'css', heading: texts.css, text: `:root {\n  ${property}: ${accent};\n}`, hint: texts.cssHint }]
      : []),
    { id: 'lines', heading: texts.lines, text: policySnippets(system, origins), hint: texts.linesHint },
    { id: 'policy', heading: texts.policy, text: strictestPolicy(system.form, origins), hint: texts.policyHint },
  ];
}

/** The ending of the names of a system's texts. */
const suffixOf = ({ key }: { key: string }): string => key.charAt(0).toUpperCase() + key.slice(1);

function codeHint(choice: Choice, { system, framed, script }: Plan, { scripts, texts }: BlockContext): string {
  const isLink = system.form === 'link';
  const file = script === 'ozg-badge-card.js' ? `${script} / ozg-widgets.js` : script;
  const feed = new URL(choice.feed);
  return [
    fill(textNamed(texts, `code${suffixOf(system)}`), { file }),
    isLink && choice.element !== 'availability-badge' && texts.linkOnly,
    isLink && !choice.url && texts.ownPageHint,
    choice.element === 'area-picker' && texts.pickerHint,
    choice.follows && texts.followsHint,
    framed && texts.frameHint,
    framed && feed.origin !== new URL(scripts).origin && fill(texts.frameFeed, { host: feed.host }),
  ]
    .filter(Boolean)
    .join(' ');
}

function textBlocks(choice: Choice, { system, framed, origins }: Plan, { scripts, texts }: BlockContext): Block[] {
  const { ui } = choice;
  const facts = {
    name: nameOf(choice.element, ui),
    version,
    script: system.write ? texts.ownSite : new URL(scripts).host,
    feed: origins.feeds.map((address) => new URL(address).host).join(', '),
    remember: Object.hasOwn(choice.attributes, 'remember'),
    framed,
  };
  return [
    { id: 'privacy', heading: texts.privacy, text: privacyText(ui, facts), hint: texts.fill, prose: true },
    { id: 'accessibility', heading: texts.accessibility, text: accessibility[ui], prose: true },
    { id: 'records', heading: texts.records, text: recordsText(ui, facts), hint: texts.fill, prose: true },
  ];
}
