/** Bytes: as they are, gzip 9, brotli 11. */
export interface Weight {
  bytes: number;
  gzip: number;
  brotli: number;
}
export declare const measure: () => Promise<{
  bundle: Weight & { imports: string[]; lazy: string[] };
  floor: Weight;
  lit: Weight;
  feed: Weight;
  peer: Weight;
}>;
