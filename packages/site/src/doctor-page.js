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
  byId('findings-heading').hidden = false;
  show([]);
  if (!html.trim() && !address) {
    result.replaceChildren(texts.nothing);
    return;
  }
  result.replaceChildren(texts.examining);
  try {
    result.replaceChildren(...(await verdict(html, address)));
  } catch (error) {
    result.replaceChildren(fill(texts.failed, { problem: error.message }));
  }
}

/** Shows what is wrong, and gives the few words that sum it up. */
async function verdict(html, address) {
  const { diagnose, describeDiagnosis, fetchReader, patientFrom } = await import('../dist/doctor.js');
  const read = fetchReader();
  const pasted = html.trim() !== '';
  const answer = pasted ? undefined : await read(address, location.origin);
  if (answer?.failed === 'blocked') return [texts.unreadable];
  const patient = answer ? patientFrom(answer) : { html, ...(address && { address }) };
  const diagnoses = 'code' in patient ? [patient] : await diagnose(patient, { now: new Date(), version, read });
  show(diagnoses, describeDiagnosis);
  const count = diagnoses.length;
  if (count) return [count === 1 ? texts.foundOne : fill(texts.foundMany, { count })];
  // Only of its own server does a browser show every header.
  const limits = pasted
    ? texts.fineLimits
    : new URL(patient.address).origin !== location.origin && texts.fineLimitsThere;
  return [texts.fine, ...(limits ? [make('p', {}, limits)] : [])];
}

/** Lists what is wrong, each with its place. */
function show(diagnoses, describe) {
  const list = byId('findings');
  list.replaceChildren(
    ...diagnoses.map((diagnosis) => {
      const { severity, line, about } = diagnosis;
      const place = [texts[severity], line !== undefined && fill(texts.line, { line }), about]
        .filter(Boolean)
        .join(', ');
      return make('li', {}, make('p', {}, make('strong', {}, place)), make('p', {}, describe(diagnosis, ui)));
    }),
  );
  list.hidden = !diagnoses.length;
}
