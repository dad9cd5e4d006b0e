import * as shape from '../schema/shape.js';
import type { Contact, FeedDocument, Help, Notice, Service, Shaped } from '../schema/shape.js';
import { tolerantParser } from './interpreter.js';
import { pointer } from './issue.js';
import type { Issue } from './issue.js';

/** A feed that can be asked. Each record is checked when it is first asked for; a bad one is left out, and reported. */
export interface Feed extends Omit<FeedDocument, 'services' | 'contacts' | 'notices' | 'help'> {
  readonly services: readonly Service[];
  readonly contacts: readonly Contact[];
  readonly notices: readonly Notice[];
  readonly help: readonly Help[];
  /** The service with this LeiKa key; blanks do not matter, nor whether it is a number. */
  service(key: string | number): Service | undefined;
  /** The contact with this id. */
  contact(id: string): Contact | undefined;
  /** What was left out so far, and why. */
  readonly issues: readonly Issue[];
}

/** What reading a document gives: the feed, or the issues that keep it from being one. */
export type Reading = { feed: Feed; issues: readonly Issue[] } | { feed?: never; issues: readonly Issue[] };

const kinds = {
  head: { ...shape.envelope, area: shape.area },
  services: shape.service,
  contacts: shape.contact,
  notices: shape.notice,
  help: shape.help,
} as const;
type Kind = keyof typeof kinds;
type RecordOf<K extends Kind> = Shaped<(typeof kinds)[K]>;

const parseTolerant = tolerantParser();

/**
 * Reads a parsed document. It never throws, whatever it is given. What is not at the top of a feed (envelope and area)
 * keeps it from being one; every record below stands for itself.
 */
export function readFeed(document: unknown): Reading {
  const issues: Issue[] = [];
  const seen: Record<string, unknown> = {};

  /** Reads a part once, and reports what is wrong with it once. */
  function read<K extends Kind>(kind: K, value: unknown, ...path: (string | number)[]): RecordOf<K> | undefined {
    const name = pointer(path);
    if (!(name in seen)) seen[name] = parseTolerant(kinds[kind], value, path, issues);
    return seen[name] as RecordOf<K> | undefined;
  }
  const head = read('head', document);
  if (!head) return { issues };

  const listOf = (kind: Kind): unknown[] => {
    const list = (document as Partial<Record<Kind, unknown>>)[kind] ?? [];
    if (Array.isArray(list)) return list;
    if (!issues.some((i) => i.pointer === `/${kind}`)) issues.push({ pointer: `/${kind}`, code: 'invalid_type' });
    return [];
  };
  const all = <K extends Kind>(kind: K): RecordOf<K>[] =>
    (seen[kind] ??= listOf(kind)
      .map((value, i) => read(kind, value, kind, i))
      .filter((record) => record)) as RecordOf<K>[];
  const find = <K extends Kind>(kind: K, name: string, wanted: string): RecordOf<K> | undefined => {
    for (const [i, value] of listOf(kind).entries()) {
      const found = (value as Record<string, unknown> | null)?.[name] === wanted && read(kind, value, kind, i);
      if (found) return found;
    }
    return;
  };

  return {
    issues,
    feed: {
      ...head,
      get services() {
        return all('services');
      },
      get contacts() {
        return all('contacts');
      },
      get notices() {
        return all('notices');
      },
      get help() {
        return all('help');
      },
      service: (key) => find('services', 'key', String(key).replace(/\s/g, '')),
      contact: (id) => find('contacts', 'id', id),
      issues,
    },
  };
}
