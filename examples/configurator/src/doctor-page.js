/** The doctor's page: reads what was pasted, or the page at an address, and says what is wrong and what to do. */
/* global document, location */
import { byId, make, speak } from './dom.js';
import { version } from './release.js';
import { format, parse } from './state.js';
import { fill, texts as all } from './texts.js';

const { ui } = parse(location.search);
const texts = all[ui];
speak(texts, ui);
document.title = texts.doctorTitle;
const other = ui === 'de' ? 'en' : 'de';
byId('language').href = `arzt.html${format({ ...parse(''), ui: other })}`;
byId('language').lang = byId('language').hreflang = other;
byId('back').href = `index.html${format({ ...parse(''), ui })}`;

byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void examine(byId('html').value, byId('address').value.trim());
});

async function examine(html, address) {
  const result = byId('result');
  const list = byId('findings');
  byId('findings-heading').hidden = false;
  list.hidden = true;
  list.replaceChildren();
  if (!html.trim() && !address) {
    result.replaceChildren(texts.nothing);
    return;
  }
  result.replaceChildren(texts.examining);
  const { diagnose, describeDiagnosis, fetchReader } = await import('../dist/doctor.js');
  const read = fetchReader();
  const patient = html.trim() ? { html, ...(address && { address }) } : await pageAt(address, read);
  if (!patient) {
    result.replaceChildren(texts.unreadable);
    return;
  }
  const diagnoses = await diagnose(patient, { now: new Date(), version, read });
  result.replaceChildren(...(diagnoses.length ? [] : [texts.fine, make('p', {}, texts.fineLimits)]));
  list.replaceChildren(
    ...diagnoses.map((diagnosis) => {
      const { severity, line, about } = diagnosis;
      const place = [texts[severity], line !== undefined && fill(texts.line, { line }), about]
        .filter(Boolean)
        .join(', ');
      return make('li', {}, make('p', {}, make('strong', {}, place)), make('p', {}, describeDiagnosis(diagnosis, ui)));
    }),
  );
  list.hidden = !diagnoses.length;
}

/** The page at an address, as far as its server lets this one read it. */
async function pageAt(address, read) {
  const answer = await read(address, location.origin).catch(() => undefined);
  if (!answer?.bytes || answer.status !== 200) return;
  return { html: new TextDecoder().decode(answer.bytes), address: answer.url, headers: answer.headers };
}
