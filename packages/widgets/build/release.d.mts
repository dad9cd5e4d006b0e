/** The version's folder for another server, as an archive. */
export function archive(
  files: Map<string, Buffer>,
  version: string,
  words: { licence: Uint8Array; readme: string },
): Buffer;
