import { explain } from '@ozg-widgets/feed';
import type { Issue } from '@ozg-widgets/feed';
import { messages } from './messages.js';
import type { Code } from './messages.js';
import { formatMessage } from '@ozg-widgets/feed';
import type { Facts, Lang } from '@ozg-widgets/feed';

export type { Facts, Lang };

/** A file, or a row or cell of a table. */
export interface SourceLocation {
  file: string;
  sheet?: string;
  /** As the spreadsheet program counts, from 1. */
  row?: number;
  /** The heading of the column. */
  column?: string;
}

/** A problem in a source or document. Errors prevent publication, warnings do not. */
export interface Finding extends SourceLocation {
  severity: 'error' | 'warning';
  code: Code;
  facts?: Facts;
  /** The violation of the format, for findings about documents. */
  issue?: Issue;
}

/** Receives findings. */
export type Report = (finding: Finding) => void;

/** Whether any of the findings prevents publication. */
export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error');

/** What is wrong and what to do, without the location. */
export function messageOf({ code, facts = {}, issue }: Finding, lang: Lang = 'de'): string {
  return issue ? explain(issue, lang) : formatMessage(messages[code], facts, lang);
}

/** The location in words: `stand.csv, Zeile 7, Spalte „ARS“`. */
export function locationOf({ file, sheet, row, column }: SourceLocation, lang: Lang = 'de'): string {
  const de = lang === 'de';
  return [
    file,
    sheet !== undefined && (de ? `Blatt „${sheet}“` : `sheet "${sheet}"`),
    row !== undefined && `${de ? 'Zeile' : 'row'} ${row}`,
    column !== undefined && (de ? `Spalte „${column}“` : `column "${column}"`),
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * A finding on one line: severity, location, message.
 *
 * @example
 * describeFinding(finding, 'en'); // 'error: stand.csv, row 7, column "ARS": …'
 */
export function describeFinding(finding: Finding, lang: Lang = 'de'): string {
  const severity = { error: ['Fehler', 'error'], warning: ['Hinweis', 'warning'] }[finding.severity][
    lang === 'de' ? 0 : 1
  ];
  return `${severity ?? ''}: ${locationOf(finding, lang)}: ${messageOf(finding, lang)}`;
}

/** A finding for machines. */
export const toRecord = (finding: Finding, lang: Lang = 'de'): Record<string, unknown> => {
  const { severity, code, file, sheet, row, column, issue } = finding;
  return {
    severity,
    code: issue?.code ?? code,
    file,
    sheet,
    row,
    column,
    pointer: issue?.pointer,
    message: messageOf(finding, lang),
  };
};

const MAX_SHOWN = 5;

/** Findings for a terminal: the first few of each kind in a column, and the number of the others. */
export function describeFindings(findings: readonly Finding[], lang: Lang = 'de'): string[] {
  const kind = ({ code, file, sheet, column, issue }: Finding): string =>
    [code, file, sheet, column, issue?.code, issue?.pointer.replace(/\d+/g, '')].join('\n');
  const counts = new Map<string, number>();
  for (const f of findings) counts.set(kind(f), (counts.get(kind(f)) ?? 0) + 1);
  const said = new Map<string, number>();
  return findings.flatMap((finding) => {
    const n = (said.get(kind(finding)) ?? 0) + 1;
    said.set(kind(finding), n);
    if (n > MAX_SHOWN) return [];
    const more = (counts.get(kind(finding)) ?? 0) - MAX_SHOWN;
    if (n < MAX_SHOWN || more < 1) return [describeFinding(finding, lang)];
    return [
      describeFinding(finding, lang),
      lang === 'de' ? `  … und ${more} weitere dieser Art` : `  … and ${more} more of this kind`,
    ];
  });
}
