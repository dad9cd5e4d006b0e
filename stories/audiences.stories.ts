import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import '@ozg-widgets/widgets';
import { keyOf, NOW } from './feed.js';

/** What each reader comes for, on one page: for those who choose elements by the question that they answer. */
export default { title: 'Audiences' } satisfies Meta;

const wohngeld = keyOf('Wohngeld beantragen');

const page = (title: string, lead: string, content: TemplateResult): StoryObj => ({
  render: () =>
    html`<h1>${title}</h1>
      <p>${lead}</p>
      ${content}`,
});

/** Somebody with a question: can I do it online, how, and who helps me? */
export const Citizen = page(
  'Was kann ich online erledigen?',
  'Beispielangaben: Die Zustände der Leistungen sind erfunden.',
  html`<ozg-notices now=${NOW} limit="2" heading-level="2"><p>Meldungen finden Sie im Amtsblatt.</p></ozg-notices>
    <ozg-service-card now=${NOW} service=${wohngeld} heading-level="2">
      <a href="https://kirchhain.example.org/wohngeld">Wohngeld: so geht es</a>
    </ozg-service-card>
    <ozg-service-list now=${NOW} limit="5" heading-level="2"
      ><p>Alle Leistungen nennt das Rathaus.</p></ozg-service-list
    >
    <ozg-help now=${NOW} audience="citizens" heading-level="2"><p>Fragen beantwortet das Rathaus.</p></ozg-help>`,
);

/** Somebody who keeps a site: one badge in a sentence, one contact, and what the page says when no feed is there. */
export const Webmaster = page(
  'Eine Zeile für Ihre Seite',
  'Die Marke steht im Satz; ohne Feed stehen dort Ihre eigenen Worte.',
  html`<p>
      Wohngeld:
      <ozg-availability-badge now=${NOW} service=${wohngeld}>
        <a href="https://kirchhain.example.org/wohngeld">so geht es</a>
      </ozg-availability-badge>
    </p>
    <p>
      Und ohne Feed:
      <ozg-availability-badge now=${NOW} service=${wohngeld} simulate="unreachable">
        <a href="https://kirchhain.example.org/wohngeld">Wohngeld: so geht es</a>
      </ozg-availability-badge>
    </p>
    <ozg-contact-card now=${NOW} service=${wohngeld} heading-level="2"><p>Telefon 115</p></ozg-contact-card>
    <ozg-rollout-timeline now=${NOW} limit="3" heading-level="2"
      ><p>Termine nennt das Rathaus.</p></ozg-rollout-timeline
    >`,
);

/** Somebody who spreads the word: an advertisement, and what comes next. */
export const Multiplier = page(
  'Sagen Sie es weiter',
  'Anzeige, Texte und Aushang, immer auf dem Stand des Feeds.',
  html`<ozg-promo now=${NOW} service=${wohngeld} heading-level="2">
      <a href="https://kirchhain.example.org/buergerservice">Auskunft im Bürgerservice</a>
    </ozg-promo>
    <ozg-help now=${NOW} audience="multipliers" heading-level="2"><p>Material gibt es im Rathaus.</p></ozg-help>`,
);
