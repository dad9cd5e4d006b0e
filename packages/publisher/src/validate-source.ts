/** The checks of a source that need its areas to be resolved. */
import { areaPath } from '@ozg-widgets/feed';
import type { BuildContext } from './build-context.js';
import { isTooLarge } from './findings/size-limit.js';
import { hasContent, resolveAreas } from './inherit/resolve.js';
import { createFeedSerializer } from './tree/serialize-feed.js';

/** A fixed timestamp: only its length matters for the size of a feed. */
const SOME_TIME = '1970-01-01T00:00:00Z';

/** Reports what only shows in resolved areas, and feeds that are too large for readers. Keeps no document. */
export function validateSource(context: BuildContext): void {
  const { source, report } = context;
  const { envelope, catalogue } = source;
  const serializer = envelope && createFeedSerializer(envelope, catalogue.services.length);
  for (const resolved of resolveAreas(context)) {
    const { ars, name, published } = resolved.area;
    if (!serializer || !published || !hasContent(resolved)) continue;
    const size = sizeOf(serializer.serialize(resolved, SOME_TIME));
    isTooLarge(areaPath(ars), size, report, name);
  }
}

/** The number of bytes in all pieces. */
export const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);
