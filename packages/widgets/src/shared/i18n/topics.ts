/** German names of the words of the format, shared by the texts of several elements. */

/** Topics (Themenfelder). */
const topics: Record<string, string> = {
  arbeit_ruhestand: 'Arbeit und Ruhestand',
  bauen_wohnen: 'Bauen und Wohnen',
  bildung: 'Bildung',
  ein_auswanderung: 'Ein- und Auswanderung',
  engagement_hobby: 'Engagement und Hobby',
  familie_kind: 'Familie und Kind',
  forschung_foerderung: 'Forschung und Förderung',
  gesundheit: 'Gesundheit',
  mobilitaet_reisen: 'Mobilität und Reisen',
  querschnittsleistungen: 'Übergreifende Leistungen',
  recht_ordnung: 'Recht und Ordnung',
  steuern_zoll: 'Steuern und Zoll',
  umwelt: 'Umwelt',
  unternehmensfuehrung_entwicklung: 'Unternehmen führen und entwickeln',
};

/** Audiences of services. */
const audiences: Record<string, string> = {
  citizens: 'Bürgerinnen und Bürger',
  businesses: 'Unternehmen',
  administration: 'Verwaltung',
};

export const terms = { topics, audiences };
