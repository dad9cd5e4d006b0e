/** Areas as delegations name them. */
import { liesIn } from '@ozg-widgets/feed';
import type { Delegate, Level } from '@ozg-widgets/feed';

/** An area by key, level and name. */
export type AreaName = Delegate['area'];

/** Whether an area is part of another one. */
export const inside = (ars: string, outer: AreaName): boolean => liesIn(ars, outer as { ars: string; level: Level });
