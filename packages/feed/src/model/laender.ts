/** A Land: its name, its abbreviation, and its place on a map of equal tiles. */
export interface Land {
  /** The first two digits of its keys. */
  code: string;
  name: string;
  /** Two letters, as on statistical maps. */
  short: string;
  /** From 1, north to south. */
  row: number;
  /** From 1, west to east. */
  column: number;
}

// In the order of the keys, `01` first. Names alone are all that most pages load.
const NAMES =
  'Schleswig-Holstein,Hamburg,Niedersachsen,Bremen,Nordrhein-Westfalen,Hessen,Rheinland-Pfalz,Baden-Württemberg,Bayern,Saarland,Berlin,Brandenburg,Mecklenburg-Vorpommern,Sachsen,Sachsen-Anhalt,Thüringen'.split(
    ',',
  );
/** Abbreviation, row and column. */
const TILES = 'SH12 HH22 NI32 HB21 NW31 HE42 RP41 BW52 BY53 SL51 BE24 BB23 MV13 SN34 ST33 TH43';

/** The name of the Land with these two digits; `undefined` where there is none. */
export const landName = (code: string): string | undefined =>
  /^\d\d$/.test(code) ? NAMES[Number(code) - 1] : undefined;

/** The sixteen Länder in the order of their keys. */
export const laender = (): Land[] =>
  TILES.split(' ').map((tile, i) => ({
    code: String(i + 1).padStart(2, '0'),
    name: NAMES[i] ?? '',
    short: tile.slice(0, 2),
    row: Number(tile[2]),
    column: Number(tile[3]),
  }));
