/** The Länder in the order of their keys, `01` first. */
const LANDS =
  'Schleswig-Holstein,Hamburg,Niedersachsen,Bremen,Nordrhein-Westfalen,Hessen,Rheinland-Pfalz,Baden-Württemberg,Bayern,Saarland,Berlin,Brandenburg,Mecklenburg-Vorpommern,Sachsen,Sachsen-Anhalt,Thüringen'.split(
    ',',
  );

/** The name of the Land with these two digits; `undefined` where there is none. */
export const landName = (digits: string): string | undefined =>
  /^\d\d$/.test(digits) ? LANDS[Number(digits) - 1] : undefined;
