/** UTF-8, by the encoder and decoder of the platform. */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The most bytes that one UTF-16 code unit takes in UTF-8. */
export const MAX_BYTES_PER_UNIT = 3;

/** The bytes of a text. */
export const encodeUtf8 = (text: string): Uint8Array => encoder.encode(text);

/** Writes a text at an offset and returns how many bytes it takes. The array must have room for the whole text. */
export const writeUtf8 = (text: string, bytes: Uint8Array, offset: number): number =>
  encoder.encodeInto(text, bytes.subarray(offset)).written;

/** The text of a part of an array. */
export const decodeUtf8 = (bytes: Uint8Array, start: number, end: number): string =>
  decoder.decode(bytes.subarray(start, end));

/** Encodes texts into one buffer. */
export interface TextBuffer {
  /** The bytes of a text: a view that the next call overwrites. */
  encode: (text: string) => Uint8Array;
}

/** A buffer with room for this many bytes, which grows where a text needs more. */
export function createTextBuffer(size: number): TextBuffer {
  let bytes = new Uint8Array(size);
  return {
    encode(text) {
      const needed = text.length * MAX_BYTES_PER_UNIT;
      if (bytes.length < needed) bytes = new Uint8Array(needed * 2);
      return bytes.subarray(0, writeUtf8(text, bytes, 0));
    },
  };
}
