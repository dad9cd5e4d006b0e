/** The doctor for pages on the web, in files, or given as text. */
import { isSafe } from '@ozg-widgets/feed';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { ask } from '../net/request.js';
import { diagnose } from './diagnose.js';
import type { DiagnoseOptions, Patient } from './diagnose.js';
import type { Diagnosis } from './diagnosis.js';
import { patientFrom } from './page-input.js';
import type { Answer, Failure, Read } from './read-types.js';

/** What the doctor came to. */
export interface DoctorResult {
  /** The page, as it was named; at the end of all redirects where it is on the web. */
  page: string;
  diagnoses: Diagnosis[];
}

/** Browsers follow more; a page needs none. */
const REDIRECTS = 5;

/** A reader for Node: each answer within `timeLimit` (milliseconds), no larger than what a widget reads. */
export function webReader(timeLimit = 10_000): Read {
  return async (address, origin): Promise<Answer | Failure> => {
    let url = new URL(address);
    for (let count = 0; count <= REDIRECTS; count++) {
      const answer = await ask(url, timeLimit, { Origin: origin });
      if ('failed' in answer) {
        const facts = { ...('problem' in answer && { problem: answer.problem }), seconds: timeLimit / 1000 };
        return { failed: answer.failed, facts };
      }
      const { status, headers, body } = answer;
      const to = [301, 302, 303, 307, 308].includes(status) ? headers.location : undefined;
      if (to === undefined || !URL.canParse(to, url.href)) {
        return { url: url.href, status, headers, complete: true, bytes: body };
      }
      const target = new URL(to, url);
      if ((isSafe(url) && !isSafe(target)) || (url.protocol === 'https:' && target.protocol === 'http:')) {
        return { failed: 'redirect-http', facts: { to: target.href } };
      }
      url = target;
    }
    return { failed: 'redirect-loop', facts: { count: REDIRECTS + 1 } };
  };
}

/** Looks at a page: an address with `http` or `https`, a file, or `-` for what comes in by standard input. */
export async function doctor(
  source: string,
  options: Omit<DiagnoseOptions, 'read'>,
  read: Read = webReader(),
): Promise<DoctorResult> {
  const onTheWeb = /^https?:\/\//i.test(source);
  const found = onTheWeb ? await pageAt(source, read) : await pageIn(source);
  if ('code' in found) return { page: source, diagnoses: [found] };
  const page = found.address ?? source;
  return { page, diagnoses: await diagnose(found, { ...options, read }) };
}

async function pageAt(address: string, read: Read): Promise<Patient | Diagnosis> {
  if (!URL.canParse(address)) return { severity: 'error', code: 'web-address' };
  return patientFrom(await read(address, new URL(address).origin));
}

async function pageIn(file: string): Promise<Patient | Diagnosis> {
  try {
    return { html: file === '-' ? await text(process.stdin) : await readFile(file, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code === 'ENOENT'
      ? { severity: 'error', code: 'page-missing' }
      : { severity: 'error', code: 'page-denied', facts: { problem: code } };
  }
}
