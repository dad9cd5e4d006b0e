/**
 * The vocabulary of the format. Every list is open: a reader treats a word it does not know as `unknown` (or leaves the
 * record without that trait); only a publisher is held to the list.
 */

/** How far a service has come in this area. */
export const rollout = [
  'unknown',
  'not-planned',
  'planned',
  'in-progress',
  'pilot',
  'rolling-out',
  'available',
  'discontinued',
] as const;

/** A state of roll-out that this version of the format knows. A feed may contain others. */
export type RolloutState = (typeof rollout)[number];

/** Whether a service that exists works at this moment: a separate question from `rollout`. */
export const operation = ['operational', 'degraded', 'outage', 'maintenance', 'closed'] as const;

/** The levels of administration, nearest to the citizen first. */
export const level = ['gemeinde', 'verband', 'kreis', 'bezirk', 'land', 'bund'] as const;

/** What a contact is for. */
export const role = [
  'contact-point',
  'responsible-authority',
  'support',
  'specialist',
  'rollout-team',
  'land-contact',
  'ozg-coordination',
  'data-protection',
  'accessibility',
  'press',
] as const;

/** Ways to reach a contact, after the XÖV code list "Erreichbarkeit". */
export const channel = ['email', 'phone', 'mobile', 'fax', 'messenger', 'de-mail', 'web', 'other'] as const;

/** The 14 subject areas (Themenfelder) of the OZG catalogue, spelled as FIM spells them. */
export const topic = [
  'arbeit_ruhestand',
  'bauen_wohnen',
  'bildung',
  'ein_auswanderung',
  'engagement_hobby',
  'familie_kind',
  'forschung_foerderung',
  'gesundheit',
  'mobilitaet_reisen',
  'querschnittsleistungen',
  'recht_ordnung',
  'steuern_zoll',
  'umwelt',
  'unternehmensfuehrung_entwicklung',
] as const;

/** Who a service is for (FIM "Leistungsadressat" 001, 002, 003). */
export const audience = ['citizens', 'businesses', 'administration'] as const;

/** What a notice tells. */
export const notice = ['news', 'change', 'disruption', 'event'] as const;

/** What a help entry is. */
export const help = ['faq', 'guide', 'material'] as const;

/** Who a help entry is for. */
export const readership = ['citizens', 'administration', 'multipliers'] as const;

/** What the shards of a directory are sorted by. */
export const sorting = ['keys', 'names', 'postcodes'] as const;
