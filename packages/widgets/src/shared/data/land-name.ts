/** The Länder in the order of their keys, starting with `01`. */
const LANDS =
  'Schleswig-Holstein,Hamburg,Niedersachsen,Bremen,Nordrhein-Westfalen,Hessen,Rheinland-Pfalz,Baden-Württemberg,Bayern,Saarland,Berlin,Brandenburg,Mecklenburg-Vorpommern,Sachsen,Sachsen-Anhalt,Thüringen'.split(
    ',',
  );

/** Returns the name of the Land with this two-digit key; `undefined` if there is none. */
export const landName = (digits: string): string | undefined =>
  /^\d\d$/.test(digits) ? LANDS[Number(digits) - 1] : undefined;
