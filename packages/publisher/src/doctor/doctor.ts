/** Diagnoses pages at addresses, in files, and from standard input. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { diagnose, isResolved, pageFromResponse } from '@ozg-widgets/doctor';
import type { Answer, DiagnoseOptions, Diagnosis, Failure, PageInput, Read } from '@ozg-widgets/doctor';
import { createRequests } from '../net/requests.js';

/** The result of `doctor`. */
export interface DoctorResult {
  /** The path of the page as given, or its address after all redirects. */
  page: string;
  diagnoses: Diagnosis[];
}

/**
 * A reader for Node, with the size limit of the widgets. For a page on the internet, it requests no address of a private
 * network.
 *
 * @param timeLimit - for one response including its body, in milliseconds; defaults to 10,000
 */
export function webReader(timeLimit = 10_000): Read {
  const requests = createRequests(timeLimit);
  return async (address, origin): Promise<Answer | Failure> => {
    const url = new URL(address);
    // The address of a pasted page is unknown.
    const base = URL.canParse(origin) && isResolved(new URL(origin)) ? new URL(origin) : url;
    const answer = await requests.follow(url, { headers: { origin }, base });
    if ('failed' in answer) return { failed: answer.failed, facts: answer.facts };
    const { status, headers, body } = answer;
    return { url: answer.url.href, status, headers, complete: true, bytes: body };
  };
}

/**
 * Diagnoses a page.
 *
 * @param source - an address with `http:` or `https:`, the path of a file, or `-` for standard input
 */
export async function doctor(
  source: string,
  options: Omit<DiagnoseOptions, 'read'>,
  read: Read = webReader(),
): Promise<DoctorResult> {
  const isAddress = /^https?:\/\//i.test(source);
  const input = isAddress ? await fetchPage(source, read) : await readPage(source);
  if ('code' in input) return { page: source, diagnoses: [input] };
  const page = input.address ?? source;
  return { page, diagnoses: await diagnose(input, { ...options, read }) };
}

async function fetchPage(address: string, read: Read): Promise<PageInput | Diagnosis> {
  if (!URL.canParse(address)) return { severity: 'error', code: 'web-address' };
  return pageFromResponse(await read(address, new URL(address).origin));
}

async function readPage(file: string): Promise<PageInput | Diagnosis> {
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
