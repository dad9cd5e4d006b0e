/** One request as a browser makes it for a page of another site: no redirect followed, every header kept. */
import * as http from 'node:http';
import * as https from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SIZE_LIMIT } from '@ozg-widgets/feed';
import type { Finding } from '../findings/finding.js';

/** The site whose page seems to ask. */
export const ORIGIN = 'https://www.example.org';

/** What a server answered. */
export interface Answer {
  url: URL;
  status: number;
  /** By their names in lower case. */
  headers: Readonly<Partial<Record<string, string>>>;
  cookies: readonly string[];
  /** Decoded. */
  body: Buffer;
}

/** Why there is no answer. */
export type Failure =
  | { failed: 'slow' | 'endless' | 'encoding' | 'host' | 'tls-expired' | 'tls-host' | 'tls-untrusted' }
  | { failed: 'tls' | 'unreachable'; problem: string };

/** Asks once. Gives the answer, or why there is none; never rejects. `timeLimit` is in milliseconds, body included. */
export async function ask(url: URL, timeLimit: number, more: http.OutgoingHttpHeaders = {}): Promise<Answer | Failure> {
  const signal = AbortSignal.timeout(timeLimit);
  try {
    const response = await respond(url, more, signal);
    const body = await read(response);
    if (!body) return { failed: 'endless' };
    const { 'set-cookie': cookies = [], ...rest } = response.headers;
    // Of all other headers Node makes one text.
    const headers = rest as Answer['headers'];
    return { url, status: response.statusCode ?? 0, headers, cookies, body };
  } catch (error) {
    if (signal.aborted) return { failed: 'slow' };
    return failure(error as NodeJS.ErrnoException);
  }
}

/** Why there is no answer, as it is told. */
export function asFinding(failure: Failure, url: URL, timeLimit: number): Finding {
  return {
    severity: 'error',
    code: `web-${failure.failed}`,
    file: url.href,
    ...(failure.failed === 'slow' && { facts: { seconds: timeLimit / 1000 } }),
    ...('problem' in failure && { facts: { problem: failure.problem } }),
  };
}

const respond = (url: URL, headers: http.OutgoingHttpHeaders, signal: AbortSignal): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    request(
      url,
      {
        // A connection of its own each time: an answer that is broken off must not spoil the next.
        agent: false,
        signal,
        headers: {
          Accept: '*/*',
          'Accept-Encoding': 'br, gzip',
          Origin: ORIGIN,
          'User-Agent': 'Mozilla/5.0 (compatible; ozg-feed)',
          ...headers,
        },
      },
      resolve,
    )
      .on('error', reject)
      .end();
  });

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  br: createBrotliDecompress,
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
};

/** The decoded body, or nothing where it is larger than any reader takes. */
async function read(response: http.IncomingMessage): Promise<Buffer | undefined> {
  const decoder = decoders[response.headers['content-encoding']?.trim().toLowerCase() ?? ''];
  const bodiless = response.statusCode === 304 || response.statusCode === 204;
  // Errors of either stream come out where the last one is read.
  const stream = decoder && !bodiless ? pipeline(response, decoder(), () => undefined) : response;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as Readable) {
    chunks.push(chunk as Buffer);
    if ((size += (chunk as Buffer).length) > SIZE_LIMIT) {
      response.destroy();
      return;
    }
  }
  return Buffer.concat(chunks);
}

const failures: Readonly<Record<string, Exclude<Failure, { problem: string }>['failed']>> = {
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  ENOTFOUND: 'host',
  EAI_AGAIN: 'host',
};

function failure({ code = '', message }: NodeJS.ErrnoException): Failure {
  const known = failures[code];
  if (known) return { failed: known };
  // Of zlib, for a body that is not what its header says.
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_') || code.startsWith('ERR_BROTLI')) {
    return { failed: 'encoding' };
  }
  const tls = /^(CERT_|ERR_SSL|ERR_TLS|EPROTO)/.test(code);
  return { failed: tls ? 'tls' : 'unreachable', problem: code || message };
}
