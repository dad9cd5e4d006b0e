/** The reference for the size of a widget file: the four libraries and a schema of forty fields, without own code. */
import { Task } from '@lit/task';
import ky from 'ky';
import { css, html, LitElement, nothing, svg } from 'lit';
import * as z from 'zod/mini';

/** @param {RegExp} pattern */
const matching = (pattern) => z.string().check(z.regex(pattern));
const date = matching(/^\d{4}-\d\d-\d\d$/);
const instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/);
const address = matching(/^https:\/\/\S+$/);
const text = z.union([
  z.string().check(z.minLength(1)),
  z.array(z.strictObject({ lang: matching(/^[a-z-]+$/i), text: z.string() })),
]);
const contact = z.strictObject({
  id: matching(/^[\w-]+$/),
  role: z.enum(['support', 'office', 'press']),
  name: text,
  person: z.optional(z.boolean()),
  channels: z.array(z.strictObject({ kind: z.enum(['phone', 'email', 'web']), value: z.string() })),
  address: z.optional(z.strictObject({ street: z.string(), postcode: matching(/^\d{5}$/), place: z.string() })),
  hours: z.optional(z.record(z.enum(['mo', 'tu', 'we', 'th', 'fr']), z.array(z.tuple([z.string(), z.string()])))),
  languages: z.optional(z.array(z.string())),
});
const service = z.strictObject({
  key: matching(/^99\d{12}$/),
  name: text,
  topic: z.optional(z.string()),
  url: z.optional(address),
  maturity: z.optional(z.strictObject({ model: z.string(), level: z.int().check(z.minimum(0), z.maximum(7)) })),
  rollout: z.strictObject({
    state: z.enum(['planned', 'available', 'unknown']),
    expected: z.optional(date),
    since: z.optional(date),
    reason: z.optional(text),
  }),
  operation: z.optional(
    z.strictObject({
      state: z.enum(['operational', 'outage']),
      from: z.optional(instant),
      until: z.optional(instant),
    }),
  ),
  contacts: z.optional(z.array(z.string())),
});
const feed = z.strictObject({
  format: z.literal('feed/1'),
  published: instant,
  ttl: z.int().check(z.minimum(0)),
  publisher: z.strictObject({ name: text, email: matching(/^\S+@\S+$/), url: z.optional(address) }),
  area: z.strictObject({ key: matching(/^\d{12}$/), level: z.enum(['land', 'kreis', 'gemeinde']), name: z.string() }),
  services: z.array(service),
  contacts: z.array(contact),
});

const kept = [LitElement, html, css, svg, nothing, Task, ky, (/** @type {unknown} */ json) => z.safeParse(feed, json)];
Object.assign(globalThis, { kept });
