/** Numbers in the format of a language. `Intl` formatters are cached: creating one costs more than a rendering. */
const formats: Record<string, Record<'whole' | 'percent', Intl.NumberFormat>> = {};

const formatsOf = (lang: string): Record<'whole' | 'percent', Intl.NumberFormat> =>
  (formats[lang] ??= {
    whole: new Intl.NumberFormat(lang),
    percent: new Intl.NumberFormat(lang, { style: 'percent' }),
  });

/** A whole number, "10.796". */
export const count = (number: number, lang: string): string => formatsOf(lang).whole.format(number);

/** Returns a share (0 to 1) in whole percent. Only an empty share is 0, and only a full one is 100. */
export const wholePercent = (share: number): number =>
  share <= 0 ? 0 : share >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)));

/** A share (0 to 1), "68 %". */
export const percent = (share: number, lang: string): string =>
  formatsOf(lang).percent.format(wholePercent(share) / 100);

/** A range of whole percents, "20–39 %". */
export const percentRange = (from: number, to: number, lang: string): string =>
  formatsOf(lang).percent.formatRange(from / 100, to / 100);
