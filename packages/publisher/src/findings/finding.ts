import { explain } from '@ozg-widgets/feed';
import type { Issue } from '@ozg-widgets/feed';
import { messages } from './messages.js';
import type { Code } from './messages.js';
import { format } from './template.js';
import type { Facts, Lang } from './template.js';

export type { Facts, Lang };

/** Where something was found: a file, or a cell of a table. */
export interface SourceLocation {
  file: string;
  sheet?: string;
  /** As the spreadsheet program counts, from 1. */
  row?: number;
  /** The heading of the column. */
  column?: string;
}

/** Something a publisher should know before citizens see it. Warnings do not keep a feed from being published. */
export interface Finding extends SourceLocation {
  severity: 'error' | 'warning';
  code: Code;
  facts?: Facts;
  /** What the format says of a document. */
  issue?: Issue;
}

/** Takes findings as they come. */
export type Report = (finding: Finding) => void;

/** Whether any of the findings keeps a feed from being published. */
export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error');

/** What is wrong and what to do, without the place. */
export function messageOf({ code, facts = {}, issue }: Finding, lang: Lang = 'de'): string {
  return issue ? explain(issue, lang) : format(messages[code], facts, lang);
}

/** The place in words: `stand.csv, Zeile 7, Spalte „ARS“`. */
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

/** A finding on one line: severity, place, sentence. */
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

/** Findings for a terminal: of those that say the same of the same column, the first few and how many more there are. */
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
