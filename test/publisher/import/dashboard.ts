/** The service of `AACHEN`. */
export const KEY = '99041006017000';
/** The service of `NRW`. */
export const OTHER = '99107023017000';
/** The headings of the federal dashboard's export. */
export const HEAD =
  'leika_key;leika_name;ars;ars_name;url;online_status;aktiv;art_flaechendeckung;ozgid;datenstand_pvog_import';
/** An export with these rows. */
export const dashboard = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');
/** A made-up row: one service, online in one town. */
export const AACHEN = `${KEY};Hundehaltung anmelden;053340002002;Aachen, Stadt;https://hund.example.org/;ok;ja;in mind. einer Kommune verfügbar;10345;2026-11-20`;
/** A made-up row: another one, online in a whole Land, with a link that failed a check. */
export const NRW = `${OTHER};Wohngeld beantragen;050000000000;Nordrhein-Westfalen;https://wohngeld.example.org/;nicht ok;ja;landesweit flächendeckend;;2026-11-20`;
