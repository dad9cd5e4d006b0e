/** The state of a service as shields.io reads it (schema 1), for badges in the Markdown of developers. */
import { toneOf } from './svg.js';
import type { View } from '../view.js';

/** What the image badge says, in the two halves that such a badge has. */
export const shield = ({ name, area, state, label, details }: View): string =>
  `${JSON.stringify({
    schemaVersion: 1,
    label: `${name.text} – ${area}`,
    message: [label, ...details].join(', '),
    color: toneOf(state).solid,
  })}\n`;
