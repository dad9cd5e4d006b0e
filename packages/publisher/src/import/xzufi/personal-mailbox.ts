/** Telling an office's mailbox from a person's. */

/** Words that only the mailbox of an office has. */
const OFFICE =
  /amt|büro|buero|stelle|stadt|gemeinde|kreis|verwaltung|info|post|service|kontakt|bürger|buerger|rathaus|zentral|sekretariat|team|antrag|anmeld|support|hilfe|beratung|referat|dezernat|fachbereich|abteilung|kfz|ozg|efa|soziales|jugend|bauen|ordnung|gewerbe|melde|pass|wohngeld|wohnen|ausländer|auslaender|umwelt|steuer|kasse|office|mail|portal|digital|online|presse|datenschutz|register|behörde|behoerde|zulassung|führerschein|fuehrerschein|schule|kita|gesundheit/i;

/**
 * Whether a mailbox looks like that of a person: two or three words, or initials and a word, none of which belongs to
 * an office or names the place (`m.muster@`, `erika.muster@`; not `bauamt.kirchhain@`, `stadt@`). In doubt it does.
 */
export function looksPersonal(email: string): boolean {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const parts = local.split(/[._]/);
  if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^[\p{L}-]+$/u.test(part))) return false;
  return !OFFICE.test(local) && !parts.some((part) => part.length > 3 && domain.split(/[.-]/).includes(part));
}
