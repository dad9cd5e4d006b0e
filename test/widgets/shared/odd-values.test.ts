import '@ozg-widgets/widgets';
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { clean, feedAt, KEY, settle, until } from '../support/town.js';

const TAGS = [
  'ozg-area-picker',
  'ozg-availability-badge',
  'ozg-contact-card',
  'ozg-coverage',
  'ozg-help',
  'ozg-notices',
  'ozg-promo',
  'ozg-rollout-timeline',
  'ozg-service-card',
  'ozg-service-list',
  'ozg-service-matrix',
];
const moment = '2026-11-02T09:00:00+01:00';
const feed = (): string =>
  feedAt({
    services: [{ key: KEY, name: 'Wohngeld beantragen', availability: 'planned', expected: '2027-03' }],
    contacts: [{ role: 'citizen-service', name: 'Bürgerbüro', email: 'buero@example.org' }],
    ...{ notices: [{ id: 'a', kind: 'news', title: 'Wohngeld kommt', published: moment }] },
    ...{ help: [{ id: 'b', title: 'Was ist Wohngeld?', text: 'Geld.' }] },
  });

const unhandled: unknown[] = [];
const catchIt = (event: PromiseRejectionEvent | ErrorEvent): void => {
  event.preventDefault();
  unhandled.push('reason' in event ? String(event.reason) : event.message);
};

async function put(tag: string): Promise<LitElement> {
  const main = document.createElement('main');
  main.dataset.ozgSrc = feed();
  const element = document.createElement(tag) as LitElement;
  element.innerHTML = '<p>Eigene Worte</p>';
  element.setAttribute('service', KEY);
  main.append(element);
  document.body.append(main);
  await settle(element);
  return element;
}

for (const tag of TAGS) {
  describe(`<${tag}>`, () => {
    let error: typeof window.onerror;
    beforeEach(() => {
      unhandled.length = 0;
      // Mocha has handlers of its own, by which the test would end at the first one.
      error = window.onerror;
      window.onerror = null;
      window.addEventListener('unhandledrejection', catchIt, true);
      window.addEventListener('error', catchIt, true);
    });
    afterEach(() => {
      window.removeEventListener('unhandledrejection', catchIt, true);
      window.removeEventListener('error', catchIt, true);
      window.onerror = error;
      clean();
    });

    it('shows the same as before once an attribute has come and gone', async () => {
      const element = await put(tag);
      await expect(element).to.be.accessible();
      const before = element.renderRoot.textContent;
      const { observedAttributes } = element.constructor as typeof LitElement;
      for (const name of observedAttributes) {
        const was = element.getAttribute(name);
        for (const value of ['', 'unfug', '99', '{"a":1}']) {
          element.setAttribute(name, value);
          await element.updateComplete;
        }
        element.removeAttribute(name);
        await element.updateComplete;
        expect(unhandled, name).to.deep.equal([]);
        if (was !== null) element.setAttribute(name, was);
      }
      await until(() => element.renderRoot.textContent === before);
      expect(element.renderRoot.textContent).to.equal(before);
      expect(unhandled).to.deep.equal([]);
    });

    it('takes from frameworks what is no text', async () => {
      const element = await put(tag);
      const { elementProperties } = element.constructor as typeof LitElement;
      for (const name of elementProperties.keys())
        for (const value of [Number(KEY), null, undefined, true, {}, []]) {
          (element as unknown as Record<PropertyKey, unknown>)[name] = value;
          await settle(element);
          expect(unhandled, `${String(name)}: ${JSON.stringify(value)}`).to.deep.equal([]);
        }
    });
  });
}
