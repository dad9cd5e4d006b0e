/** The page that a server answers with, in Node and in browsers. */
import type { Diagnosis } from './diagnosis.js';
import type { Answer, Failure } from './read-types.js';

/** A page, as far as it is known. */
export interface Patient {
  html: string;
  /** Where it is; else where its `<link rel="canonical">` says. Without either, relative addresses are not read, which is said, and nothing is said of mixed content. */
  address?: string;
  /** The headers it came with, by their names in lower case. */
  headers?: Readonly<Partial<Record<string, string>>>;
}

/** The page, or what keeps this from being one. */
export function patientFrom(answer: Answer | Failure): Patient | Diagnosis {
  const error = (code: Diagnosis['code'], facts?: Diagnosis['facts']): Diagnosis => ({
    severity: 'error',
    code,
    ...(facts && { facts }),
  });
  if ('failed' in answer)
    return error(answer.failed === 'blocked' ? 'address-blocked' : `web-${answer.failed}`, answer.facts);
  const { url, status, headers, bytes } = answer;
  if (status !== 200) return error('web-status', { status });
  const type = headers['content-type']?.replace(/;.*$/s, '').trim().toLowerCase();
  if (type !== undefined && !/^(text\/html|application\/xhtml\+xml)$/.test(type))
    return error('page-not-html', { found: type });
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1];
  return { html: decoded(bytes, charset), address: url, headers };
}

/** Older pages are not UTF-8; what is ours in them is ASCII, so the worst that a wrong guess does is a wrong letter. */
function decoded(bytes: Uint8Array, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
