/** The part of papaparse that is used here. Its own types need Node's, which this code must do without. */
declare const papa: {
  parse(
    text: string,
    config: {
      delimiter: string;
      newline: string;
      step: (
        result: { data: string[]; errors: readonly { type: string }[]; meta: { cursor: number } },
        parser: { abort: () => void },
      ) => void;
    },
  ): void;
  unparse(rows: string[][], config: { delimiter: string; newline: string; escapeFormulae: boolean }): string;
};
export default papa;
