/** The part of papaparse that is used here. Its own types need Node's, which this code must do without. */
declare const papa: {
  parse(
    text: string,
    config: {
      delimiter: string;
      newline: string;
      step: (result: { data: string[]; errors: readonly { type: string }[] }) => void;
    },
  ): void;
};
export default papa;
