/** The doctor for pages on the web, in files, or given as text. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { createRequests } from '../net/requests.js';
import { diagnose } from './diagnose.js';
import { isPlaced } from './html/parse-page.js';
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

/**
 * A reader for Node: each answer within `timeLimit` (milliseconds), no larger than what a widget reads. A page on the
 * internet leads it to no address of a private network.
 */
export function webReader(timeLimit = 10_000): Read {
  const requests = createRequests(timeLimit);
  return async (address, origin): Promise<Answer | Failure> => {
    const url = new URL(address);
    // A pasted page is at no known address.
    const base = URL.canParse(origin) && isPlaced(new URL(origin)) ? new URL(origin) : url;
    const answer = await requests.follow(url, { headers: { origin }, base });
    if ('failed' in answer) return { failed: answer.failed, facts: answer.facts };
    const { status, headers, body } = answer;
    return { url: answer.url.href, status, headers, complete: true, bytes: body };
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
