/** The state of a service as plain text, for newsletters and the official gazette. */
import type { Lang } from '../../findings/finding.js';
import { characters, linesOf } from '../../text/wrap.js';
import type { ContactSummary, View } from '../view.js';
import { WORDS } from '../../text/terms.js';

const WIDE = 72;

/** Lines of at most 72 characters; only a web address that is longer stays whole, since half of one leads nowhere. */
export function toText(view: View, lang: Lang): string {
  const { name, label, details, remarks, url, instead, contact, area, asOf } = view;
  const blocks = [
    [name.text, [label, ...details].join(', '), ...remarks.map(({ text }) => text)],
    url === undefined ? [] : [`${WORDS.service[lang]}: ${url}`],
    [
      ...(instead?.text ? [`${WORDS.instead[lang]}: ${instead.text.text}`] : []),
      ...(instead?.url === undefined ? [] : [`${WORDS.otherWay[lang]}: ${instead.url}`]),
    ],
    contact ? contactLines(contact, lang) : [],
    [`${area}. ${WORDS.asOf[lang]}: ${asOf.text}`],
  ];
  const wrapped = blocks.map((block) =>
    block.flatMap((line) => linesOf(line, WIDE, characters, (word) => /^https?:/.test(word))).join('\n'),
  );
  return `${wrapped.filter(Boolean).join('\n\n')}\n`;
}

const contactLines = ({ name, organisation, lines }: ContactSummary, lang: Lang): string[] => [
  `${WORDS.ask[lang]}: ${[name.text, ...(organisation ? [organisation.text] : [])].join(', ')}`,
  ...lines.map(({ label, text }) => `${label.text}: ${text.text}`),
];
