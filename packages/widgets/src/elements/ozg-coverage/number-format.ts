/** Numbers in words of a language. `Intl` formatters are made once: one per rendering costs more than the rendering. */
const formats: Record<string, Record<'whole' | 'percent', Intl.NumberFormat>> = {};

const formatsOf = (lang: string): Record<'whole' | 'percent', Intl.NumberFormat> =>
  (formats[lang] ??= {
    whole: new Intl.NumberFormat(lang),
    percent: new Intl.NumberFormat(lang, { style: 'percent' }),
  });

/** A whole number, "10.796". */
export const count = (number: number, lang: string): string => formatsOf(lang).whole.format(number);

/** A share (0 to 1) in whole percent. It is 0 only where there is nothing, and 100 only where there is everything. */
export const wholePercent = (share: number): number =>
  share <= 0 ? 0 : share >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)));

/** A share (0 to 1), "68 %". */
export const percent = (share: number, lang: string): string =>
  formatsOf(lang).percent.format(wholePercent(share) / 100);

/** From one whole percent to another one, "20–39 %". */
export const percentRange = (from: number, to: number, lang: string): string =>
  formatsOf(lang).percent.formatRange(from / 100, to / 100);
