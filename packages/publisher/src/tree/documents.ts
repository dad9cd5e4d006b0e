/** What a build adds to the feeds: the directory, and the coverage of each service. */
import { digitsOf } from '@ozg-widgets/feed';
import type { Delegate } from '@ozg-widgets/feed';
import type { Area } from '../source/tables/areas.js';
import { createCoverage } from './coverage.js';
import type { Coverage, CountedPart } from './coverage.js';
import { directoryDocuments, entriesOf } from './directory.js';
import type { Listed, TreeDocument } from './directory.js';
import { says } from '../inherit/resolve.js';
import type { Step } from '../inherit/resolve.js';
import type { Source } from '../source/read-source.js';

/** Gathers on the way through the areas what the whole tree says. */
export interface Tree {
  add(step: Step): void;
  documents(): Generator<TreeDocument>;
}

/** Gathers the tree of a source. */
export function createTree(source: Source): Tree {
  const { areas, envelope, catalogue, delegates } = source;
  const listed: Listed[] = [];
  const coverage = counterOf(areas.all);
  return {
    add(step) {
      const { area } = step;
      const prefix = area.ars.slice(0, digitsOf[area.level]);
      for (const { service, state } of step.rollouts) coverage.state(service, prefix, state);
      if (area.published) listed.push(listedOf(area, says(step) === 0));
    },
    *documents() {
      if (!envelope || !listed.length) return;
      const { ttl, validUntil, publisher } = envelope;
      const { ars, level, name } = scope(areas.bund, delegates);
      const head = { ttl, ...(validUntil !== undefined && { validUntil }), publisher, area: { ars, level, name } };
      yield* directoryDocuments(head, entriesOf(listed), delegates);
      yield* coverage.documents(
        head,
        catalogue.services.map(({ key, about }) => ({ key, head: about })),
      );
    },
  };
}

const listedOf = (area: Area, silent: boolean): Listed => ({
  ars: area.ars,
  level: area.level,
  name: area.name,
  above: above(area),
  ...(area.postcodes.length && { postcodes: [...area.postcodes] }),
  ...(silent && { silent }),
  ...(area.successor !== undefined && { successor: area.successor }),
});

function above(area: Area): Area[] {
  return area.parent ? [area.parent, ...above(area.parent)] : [];
}

/** The smallest area that holds everything which is published or delegated. */
function scope(bund: Area, delegates: readonly Delegate[]): Area {
  let area = bund;
  for (;;) {
    const [only, another] = area.children;
    if (area.published || !only || another || delegates.some((d) => d.area.ars === area.ars)) return area;
    area = only;
  }
}

/** Counts municipalities that still exist. */
function counterOf(areas: readonly Area[]): Coverage {
  const municipalities = areas.filter((a) => a.level === 'gemeinde' && a.successor === undefined);
  const parts = areas.filter((a): a is Area & CountedPart => a.level === 'land' || a.level === 'kreis');
  return createCoverage(
    municipalities,
    parts.map(({ ars, level, name }) => ({ ars, level, name })).sort((a, b) => (a.ars < b.ars ? -1 : 1)),
  );
}
