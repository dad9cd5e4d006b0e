import type { Shape, Shaped } from '../schema/shape.js';
import { matches, tolerantParser } from './interpreter.js';
import type { Issue } from './issue.js';

/** Keys decide which area is meant, so these documents hold them to their form. */
const parseTolerant = tolerantParser({
  directoryFormat: matches(/^ozg-directory\/1$/),
  coverageFormat: matches(/^ozg-coverage\/1$/),
  ars: matches(/^\d{12}$/),
  prefix: matches(/^\d{0,12}$/),
});

/** Returns a reader of documents whose lists hold independent records: it leaves out a bad record, and reports it. */
export function documentReader<const S extends Readonly<Record<string, Shape>>>(
  shape: S,
  lists: readonly string[],
): (document: unknown) => { document?: Shaped<S>; issues: Issue[] } {
  const head = Object.fromEntries(Object.entries(shape).filter(([name]) => !lists.includes(name.replace('?', ''))));
  return (value) => {
    const issues: Issue[] = [];
    const document: Record<string, unknown> | undefined = parseTolerant(head, value, [], issues);
    if (!document) return { issues };
    for (const name of lists) {
      const list = (value as Record<string, unknown>)[name];
      if (list === undefined && `${name}?` in shape) continue;
      if (!Array.isArray(list)) issues.push({ pointer: `/${name}`, code: 'invalid_type' });
      const records: unknown[] = Array.isArray(list) ? list : [];
      const [item] = (shape[name] ?? shape[`${name}?`]) as readonly [Shape];
      document[name] = records.flatMap((record, i) => parseTolerant(item, record, [name, i], issues) ?? []);
    }
    return { document: document as Shaped<S>, issues };
  };
}
