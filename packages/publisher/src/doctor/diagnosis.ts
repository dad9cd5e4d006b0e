/** What the doctor has to say, and how it is put. */
import { explain } from '@ozg-widgets/feed';
import { auditSentences } from '../audit/messages.js';
import { sourceMessages } from '../source/messages.js';
import type { Finding, Lang } from '../findings/finding.js';
import { format } from '../findings/template.js';
import type { Place } from './html/types.js';
import { doctorSentences } from './messages.js';

// What the doctor has checked by others, they say.
const sentences = { ...sourceMessages, ...auditSentences, ...doctorSentences };

/** What the doctor can say. */
export type DoctorCode = keyof typeof sentences;

/** Something that keeps an element from showing what it could. */
export interface Diagnosis extends Pick<Finding, 'severity' | 'facts' | 'issue'> {
  code: DoctorCode;
  /** Where in the HTML, from 1. */
  line?: number;
  column?: number;
  /** The address that it is about, where that is not the page. */
  about?: string;
}

/** Takes a diagnosis as it is made. */
export type Tell = (
  severity: Finding['severity'],
  code: DoctorCode,
  place: Place | undefined,
  more?: Pick<Diagnosis, 'facts' | 'about' | 'issue'>,
) => void;

/** What is wrong and what to do. */
export const describeDiagnosis = ({ code, facts = {}, issue }: Diagnosis, lang: Lang = 'de'): string =>
  issue ? explain(issue, lang) : format(sentences[code], facts, lang);

/** A diagnosis on one line: severity, place, what is wrong and what to do. */
export function diagnosisLine(diagnosis: Diagnosis, page: string, lang: Lang = 'de'): string {
  const de = lang === 'de';
  const { severity, line, column, about } = diagnosis;
  const severities = de ? { error: 'Fehler', warning: 'Hinweis' } : { error: 'error', warning: 'warning' };
  const place = [
    page,
    line !== undefined && `${de ? 'Zeile' : 'line'} ${line}`,
    column !== undefined && `${de ? 'Spalte' : 'column'} ${column}`,
  ];
  const parts = [severities[severity], place.filter(Boolean).join(', '), about, describeDiagnosis(diagnosis, lang)];
  return parts.filter(Boolean).join(': ');
}

/** A diagnosis for machines. */
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
