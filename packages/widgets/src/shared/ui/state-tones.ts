import type { AvailabilityState } from '@ozg-widgets/feed';

/** How good a state is for citizens. Each tone has a colour and an icon, since colour alone is not accessible. */
export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'neutral';

/** The tone of every state. */
export const stateTones: Readonly<Record<AvailabilityState, Tone>> = {
  available: 'good',
  degraded: 'warn',
  outage: 'bad',
  maintenance: 'warn',
  closed: 'warn',
  pilot: 'info',
  'rolling-out': 'info',
  'in-progress': 'info',
  planned: 'info',
  'not-planned': 'neutral',
  discontinued: 'neutral',
  unknown: 'neutral',
};
