/** Who took over from areas that are dissolved: readers follow from one to the next, which has to end. */
import type { Facts, SourceLocation, Report } from '../../findings/finding.js';
import { tables } from '../columns.js';
import type { Code } from '../../findings/messages.js';

/** An area as far as its end goes. */
export interface AreaSuccession {
  ars: string;
  name: string;
  row: number;
  successor?: string;
}

/** Reports successors that lead back to where they came from, or out of the table. Of areas with one key the last one counts. */
export function checkSuccessors(areas: readonly AreaSuccession[], where: SourceLocation, report: Report): void {
  const known = new Map(areas.map((area) => [area.ars, area]));
  const settled = new Set<string>();
  const column = tables.areas.columns.successor.de;
  const tell = (severity: 'error' | 'warning', code: Code, row: number, facts: Facts): void => {
    report({ severity, code, ...where, row, column, facts });
  };
  for (const { ars, row, successor } of areas) {
    if (successor === undefined) continue;
    if (successor === ars) tell('error', 'successor-itself', row, { found: successor });
    else if (!known.has(successor)) tell('warning', 'successor-unknown', row, { found: successor });
  }
  for (const area of areas) {
    const loop = findLoop(area, known, settled);
    if (loop) tell('error', 'successor-loop', loop[0].row, { way: [...loop, loop[0]].map((a) => a.name).join(' → ') });
  }
}

/** The areas of a loop that this area leads to, unless they have been visited; the first one of the table comes first. */
function findLoop(
  start: AreaSuccession,
  known: ReadonlyMap<string, AreaSuccession>,
  settled: Set<string>,
): [AreaSuccession, ...AreaSuccession[]] | undefined {
  const way: AreaSuccession[] = [];
  let area = known.get(start.ars);
  while (area && !settled.has(area.ars)) {
    settled.add(area.ars);
    way.push(area);
    area = known.get(area.successor ?? '');
  }
  const at = area ? way.indexOf(area) : -1;
  // An area that succeeds itself has been reported already.
  if (at < 0 || way.length - at < 2) return;
  const loop = way.slice(at);
  const first = loop.indexOf(loop.reduce((a, b) => (b.row < a.row ? b : a)));
  return [...loop.slice(first), ...loop.slice(0, first)] as [AreaSuccession, ...AreaSuccession[]];
}
