/** Why a request got no complete answer. */

/** The reasons that the messages tell apart. */
export type RequestFailure =
  /** The address leads into a private network. */
  | 'private'
  /** The host name is unknown. */
  | 'host'
  /** The connection was refused or reset. */
  | 'unreachable'
  /** The proxy of the environment cannot be reached or refuses. */
  | 'proxy'
  /** Neither a connection nor headers arrived in time. */
  | 'unanswered'
  /** The body did not arrive in time. */
  | 'slow'
  /** The connection broke after the headers. */
  | 'cut'
  | 'large'
  /** The body cannot be decompressed. */
  | 'encoding'
  | 'tls'
  | 'tls-expired'
  | 'tls-host'
  | 'tls-untrusted';

/** Facts for the message of a failure. */
export type FailureFacts = Readonly<Record<string, string | number>>;

/** A request that failed below HTTP. */
export class RequestError extends Error {
  constructor(
    readonly failure: RequestFailure,
    readonly facts: FailureFacts = {},
    options?: ErrorOptions,
  ) {
    super([failure, ...Object.values(facts)].join(' '), options);
    this.name = 'RequestError';
  }
}

/** Codes of Node, OpenSSL and undici. */
const failures: Readonly<Record<string, RequestFailure>> = {
  ENOTFOUND: 'host',
  EAI_AGAIN: 'host',
  UND_ERR_CONNECT_TIMEOUT: 'unanswered',
  UND_ERR_HEADERS_TIMEOUT: 'unanswered',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
};

function failureOf(code: string, answered: boolean): RequestFailure {
  const known = failures[code];
  if (known) return known;
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_') || code.startsWith('ERR_BROTLI')) return 'encoding';
  if (/^(CERT_|ERR_SSL|ERR_TLS|EPROTO|DEPTH_|SELF_|UNABLE_)/.test(code)) return 'tls';
  return answered ? 'cut' : 'unreachable';
}

/** A network error as a `RequestError`; `answered` if it came after the headers. Rethrows any other error. */
export function toRequestError(error: unknown, answered: boolean, proxy?: string): RequestError {
  if (error instanceof RequestError) return error;
  const { code: found, message, errors } = error as NodeJS.ErrnoException & { errors?: unknown };
  // If all addresses of a server failed, Node throws one error that contains theirs.
  const inner: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (inner instanceof RequestError) return inner;
  if (found === undefined) throw error;
  // undici's name for a connection that the server closed.
  const code = found === 'UND_ERR_SOCKET' ? 'ECONNRESET' : found;
  const failure = failureOf(code, answered);
  // Through a proxy, errors of the connection are the proxy's: it resolves the host name and connects to the server.
  const isConnection = failure === 'host' || failure === 'unreachable' || code === 'UND_ERR_CONNECT_TIMEOUT';
  if (proxy === undefined || !isConnection || code === 'ECONNRESET')
    return new RequestError(failure, { problem: code }, { cause: error });
  const status = /Proxy (?:response|Authentication Required) \((\d+)\)/.exec(message)?.[1];
  return new RequestError('proxy', { proxy, problem: status ? `Status ${status}` : code }, { cause: error });
}
