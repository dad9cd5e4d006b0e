/** The `Content-Type` of a response. */
import { MIMEType } from 'whatwg-mimetype';

/** Response headers by their lower-case names. */
export type Headers = Readonly<Partial<Record<string, string>>>;

const parse = (headers: Headers): MIMEType | null => MIMEType.parse(headers['content-type'] ?? '');

/** The media type without parameters, in lower case; as written if it is malformed, and empty if it is missing. */
export const mediaTypeOf = (headers: Headers): string =>
  parse(headers)?.essence ?? (headers['content-type'] ?? '').trim();

/** The `charset` parameter, if there is one. */
export const charsetOf = (headers: Headers): string | undefined => parse(headers)?.parameters.get('charset');

/** Whether browsers run a module that is served with these headers. */
export const isJavaScript = (headers: Headers): boolean => parse(headers)?.isJavaScript() ?? false;

/** Whether this is JSON: `application/json`, or a type such as `application/ld+json`. */
export const isJson = (headers: Headers): boolean => /^application\/([\w.-]+\+)?json$/.test(mediaTypeOf(headers));
