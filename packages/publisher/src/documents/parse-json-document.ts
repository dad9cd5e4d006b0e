/** The JSON value of a document, or why it has none. */
export type ParsedDocument =
  { value: unknown; problem?: undefined } | { problem: 'not-text' | 'html' } | { problem: 'not-json'; message: string };

/** Parses the bytes of a document. A web page in its place is told apart from other text that is no JSON. */
export function parseJsonDocument(bytes: Uint8Array): ParsedDocument {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: 'not-text' };
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (/^\s*</.test(text)) return { problem: 'html' };
    return { problem: 'not-json', message: error instanceof Error ? error.message : String(error) };
  }
}
