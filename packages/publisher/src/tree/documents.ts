/** All documents of a build, in one pass over the areas: feeds, embed pages, the directory, coverage. */
import { areaPath, digitsOf } from '@ozg-widgets/feed';
import type { Delegate } from '@ozg-widgets/feed';
import type { BuildContext } from '../build-context.js';
import { hasContent, resolveAreas } from '../inherit/resolve.js';
import type { ResolvedArea } from '../inherit/resolve.js';
import type { Area, Envelope } from '../source/model.js';
import type { Source } from '../source/read-source.js';
import { hash, toBase36 } from '../text/hash.js';
import { createTextBuffer } from '../text/utf8.js';
import { createCoverageCounter } from './coverage.js';
import type { CoverageCounter, CoveragePart } from './coverage.js';
import { directoryDocuments, entriesOf } from './directory.js';
import type { Listed, TreeDocument } from './directory.js';
import { createEmbedPages } from './oembed/pages.js';
import { createFeedSerializer } from './serialize-feed.js';

/** A document of a build. */
export interface BuiltDocument {
  /** Its path in the tree. */
  path: string;
  /** Two documents with the same path and hash differ at most in `published`. */
  hash: string;
  /** The area of a feed. */
  area?: Area;
  /** The bytes in pieces, with a time of publication. They are only valid until the next document is built. */
  encode: (published: string) => readonly Uint8Array[];
}

/** Builds the documents of a source, one at a time. */
export function* buildDocuments(context: BuildContext, envelope: Envelope): Generator<BuiltDocument> {
  const { source, progress } = context;
  const total = source.areas.all.filter(({ published }) => published).length;
  const serializer = createFeedSerializer(envelope, source.catalogue.services.length);
  const tree = createTreeBuilder(source, envelope);
  const embedPages = createEmbedPages(source);
  const buffer = createTextBuffer(1 << 16);
  let done = 0;
  for (const resolved of resolveAreas(context)) {
    const { area } = resolved;
    tree.add(resolved);
    if (!area.published) continue;
    done++;
    progress?.(done, total);
    if (!hasContent(resolved)) continue;
    yield {
      path: areaPath(area.ars),
      hash: serializer.hash(resolved),
      area,
      encode: (published) => serializer.serialize(resolved, published),
    };
    for (const { name, text } of embedPages?.(resolved) ?? [])
      yield { path: name, hash: toBase36(hash(text)), encode: () => [buffer.encode(text)] };
  }
  for (const document of tree.documents())
    yield {
      path: document.name,
      hash: document.hash,
      encode: (published) => [buffer.encode(document.text(published))],
    };
}

/** Collects the content of the directory and the coverage documents, area by area. */
interface TreeBuilder {
  add(resolved: ResolvedArea): void;
  documents(): Generator<TreeDocument>;
}

function createTreeBuilder(source: Source, { ttl, validUntil, publisher }: Envelope): TreeBuilder {
  const { areas, catalogue, delegates } = source;
  const listed: Listed[] = [];
  const coverage = createAreaCoverage(areas.all);
  return {
    add(resolved) {
      const { area, rollouts } = resolved;
      const prefix = area.ars.slice(0, digitsOf[area.level]);
      for (const { service, state } of rollouts) coverage.setState(service, prefix, state);
      if (area.published) listed.push(toListed(area, !hasContent(resolved)));
    },
    *documents() {
      if (!listed.length) return;
      const { ars, level, name } = commonArea(areas.bund, delegates);
      const head = { ttl, validUntil, publisher, area: { ars, level, name } };
      yield* directoryDocuments(head, entriesOf(listed), delegates);
      yield* coverage.documents(
        head,
        catalogue.services.map(({ key, summaryJson }) => ({ key, head: summaryJson })),
      );
    },
  };
}

const toListed = (area: Area, silent: boolean): Listed => ({
  ars: area.ars,
  level: area.level,
  name: area.name,
  ancestors: above(area),
  postcodes: area.postcodes.length ? [...area.postcodes] : undefined,
  silent: silent || undefined,
  successor: area.successor,
});

function above(area: Area): Area[] {
  return area.parent ? [area.parent, ...above(area.parent)] : [];
}

/** The smallest area that contains all published and delegated areas. */
function commonArea(bund: Area, delegates: readonly Delegate[]): Area {
  let area = bund;
  for (;;) {
    const [only, another] = area.children;
    if (area.published || !only || another || delegates.some((d) => d.area.ars === area.ars)) return area;
    area = only;
  }
}

/** A counter of the municipalities that still exist. */
function createAreaCoverage(areas: readonly Area[]): CoverageCounter {
  const municipalities = areas.filter((a) => a.level === 'gemeinde' && a.successor === undefined);
  const parts = areas.filter((a): a is Area & CoveragePart => a.level === 'land' || a.level === 'kreis');
  return createCoverageCounter(
    municipalities,
    parts.map(({ ars, level, name }) => ({ ars, level, name })).sort((a, b) => (a.ars < b.ars ? -1 : 1)),
  );
}
