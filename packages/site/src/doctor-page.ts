/** The page of the embed doctor: diagnoses pasted HTML, or the page at an address. */
import type { Diagnosis } from '@ozg-widgets/doctor';
import { byId, localizePage, make } from './dom.js';
import { version } from './release.js';
import { formatState, parseState } from './state.js';
import { fill, texts as allTexts } from './texts.js';

const { ui } = parseState(location.search);
const texts = allTexts[ui];
const result = byId('result');

localize();
byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void examine(byId('html', HTMLTextAreaElement).value, byId('address', HTMLInputElement).value.trim());
});

function localize(): void {
  localizePage(texts, ui);
  document.title = texts.doctorTitle;
  const other = ui === 'de' ? 'en' : 'de';
  const language = byId('language', HTMLAnchorElement);
  language.href = `arzt.html${formatState({ ...parseState(''), ui: other })}`;
  language.lang = other;
  language.hreflang = other;
  byId('back', HTMLAnchorElement).href = `index.html${formatState({ ...parseState(''), ui })}`;
}

async function examine(html: string, address: string): Promise<void> {
  byId('findings-heading').hidden = false;
  showDiagnoses([], () => '');
  if (!html.trim() && !address) {
    result.replaceChildren(texts.nothing);
    return;
  }
  result.replaceChildren(texts.examining);
  try {
    result.replaceChildren(...(await summarize(html, address)));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    result.replaceChildren(fill(texts.failed, { problem }));
  }
}

/** Diagnoses the page, lists the diagnoses and returns a summary. */
async function summarize(html: string, address: string): Promise<(Node | string)[]> {
  // Loaded on demand, since it contains an HTML parser.
  const { diagnose, describeDiagnosis, fetchReader, pageFromResponse } = await import('./doctor.js');
  const read = fetchReader();
  const isPasted = html.trim() !== '';
  const answer = isPasted ? undefined : await read(address, location.origin);
  if (answer && 'failed' in answer && answer.failed === 'blocked') return [texts.unreadable];
  const page = answer ? pageFromResponse(answer) : { html, ...(address && { address }) };
  const diagnoses = 'code' in page ? [page] : await diagnose(page, { now: new Date(), version, read });
  showDiagnoses(diagnoses, describeDiagnosis);
  const count = diagnoses.length;
  if (count) return [count === 1 ? texts.foundOne : fill(texts.foundMany, { count })];
  // Browsers show all headers only of the own origin.
  const isOwnOrigin = answer && 'url' in answer && new URL(answer.url).origin === location.origin;
  if (isOwnOrigin) return [texts.fine];
  return [texts.fine, make('p', {}, isPasted ? texts.fineLimits : texts.fineLimitsThere)];
}

function showDiagnoses(
  diagnoses: readonly Diagnosis[],
  describe: (diagnosis: Diagnosis, lang: 'de' | 'en') => string,
): void {
  const list = byId('findings');
  const items = diagnoses.map((diagnosis) => {
    const { severity, line, about } = diagnosis;
    const location = [texts[severity], line !== undefined && fill(texts.line, { line }), about];
    const heading = make('p', {}, make('strong', {}, location.filter(Boolean).join(', ')));
    return make('li', {}, heading, make('p', {}, describe(diagnosis, ui)));
  });
  list.replaceChildren(...items);
  list.hidden = !items.length;
}
