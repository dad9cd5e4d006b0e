/** The findings of the doctor, and how they are printed. */
import { explain, formatMessage } from '@ozg-widgets/feed';
import type { Facts, Issue, Lang } from '@ozg-widgets/feed';
import type { SourceLocation } from './html/types.js';
import { httpMessages } from './http/messages.js';
import { doctorMessages } from './messages.js';

const messages = { ...httpMessages, ...doctorMessages };

/** The kind of a diagnosis. */
export type DoctorCode = keyof typeof messages;

/** Something that keeps an element from working. */
export interface Diagnosis {
  severity: 'error' | 'warning';
  code: DoctorCode;
  /** Values of the message's placeholders. */
  facts?: Facts;
  /** The violation of the feed format. */
  issue?: Issue;
  /** The line in the HTML, from 1. */
  line?: number;
  /** The column in the HTML, from 1. */
  column?: number;
  /** The address that the diagnosis is about, if it is not the page. */
  about?: string;
}

/** Records a diagnosis. */
export type Reporter = (
  severity: Diagnosis['severity'],
  code: DoctorCode,
  location: SourceLocation | undefined,
  more?: Pick<Diagnosis, 'facts' | 'about' | 'issue'>,
) => void;

/**
 * What is wrong and how to fix it. Control characters and marks that change the direction of text are removed: the message
 * quotes foreign pages and servers, and is printed to terminals.
 */
export function describeDiagnosis({ code, facts = {}, issue }: Diagnosis, lang: Lang = 'de'): string {
  if (issue) return oneLine(explain(issue, lang));
  const safe = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === 'number' ? fact : safeFact(name, fact),
  ]);
  return formatMessage(messages[code], Object.fromEntries(safe) as Facts, lang);
}

/** Controls except line feeds, and the marks that embed, override or isolate a direction. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Configuration has several lines; every other fact is a part of one. */
const safeFact = (name: string, fact: string): string => (name === 'lines' ? fact.replace(UNSAFE, '') : oneLine(fact));

const oneLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ').replace(UNSAFE, '');

/** A diagnosis for a terminal: severity, location, message. */
export function diagnosisLine(diagnosis: Diagnosis, page: string, lang: Lang = 'de'): string {
  const de = lang === 'de';
  const { severity, line, column, about } = diagnosis;
  const severities = de ? { error: 'Fehler', warning: 'Hinweis' } : { error: 'error', warning: 'warning' };
  const location = [
    oneLine(page),
    line !== undefined && `${de ? 'Zeile' : 'line'} ${line}`,
    column !== undefined && `${de ? 'Spalte' : 'column'} ${column}`,
  ];
  const parts = [
    severities[severity],
    location.filter(Boolean).join(', '),
    about !== undefined && oneLine(about),
    describeDiagnosis(diagnosis, lang),
  ];
  return parts.filter(Boolean).join(': ');
}

/** A diagnosis for `--json`. */
export const diagnosisRecord = (diagnosis: Diagnosis, lang: Lang = 'de'): Record<string, unknown> => {
  const { severity, code, issue, line, column, about } = diagnosis;
  return {
    severity,
    code: issue?.code ?? code,
    line,
    column,
    about,
    pointer: issue?.pointer,
    message: describeDiagnosis(diagnosis, lang),
  };
};
