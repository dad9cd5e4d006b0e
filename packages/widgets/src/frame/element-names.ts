/**
 * What can stand in a frame, with its name in German and English: the elements by the ends of their tags. The area picker
 * is not among them, since it chooses for a page, and a frame has none.
 */
export const names: Readonly<Record<string, readonly [de: string, en: string]>> = {
  'availability-badge': ['Online-Dienst', 'Online service'],
  'contact-card': ['Kontakt', 'Contact'],
  coverage: ['Verbreitung', 'Coverage'],
  help: ['Hilfe', 'Help'],
  notices: ['Meldungen', 'Notices'],
  promo: ['Online-Dienst', 'Online service'],
  'rollout-timeline': ['Zeitplan', 'Timeline'],
  'service-card': ['Leistung', 'Service'],
  'service-list': ['Leistungen', 'Services'],
  'service-matrix': ['Leistungen im Vergleich', 'Services compared'],
};
