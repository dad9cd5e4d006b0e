import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import '@ozg-widgets/widgets/elements/ozg-coverage.js';
import '@ozg-widgets/widgets/elements/ozg-service-matrix.js';
import type { Feed } from '@ozg-widgets/feed';
import { expect } from '@open-wc/testing';
import {
  AreaChangeEvent,
  CoverageLoadedEvent,
  DirectoryLoadedEvent,
  FeedLoadedEvent,
  LoadErrorEvent,
} from '../../../packages/widgets/src/events.js';
import { choose, directoryAt, empty, fulda, show as showPicker } from '../support/country.js';
import { clean, feedWith, KEY, show, until } from '../support/town.js';

const NAMES = [
  'ozg-feed-loaded',
  'ozg-coverage-loaded',
  'ozg-directory-loaded',
  'ozg-load-error',
  'ozg-area-change',
  'ozg-feed-failed',
  'ozg-area-changed',
];

/** The events that reach the document while something happens. */
async function eventsOf(work: () => Promise<unknown>): Promise<Event[]> {
  const heard: Event[] = [];
  const hear = (event: Event): void => void heard.push(event);
  for (const name of NAMES) document.addEventListener(name, hear);
  await work();
  for (const name of NAMES) document.removeEventListener(name, hear);
  return heard;
}

const typesOf = (events: readonly Event[]): string[] => events.map(({ type }) => type);
const badge = (src: string): string =>
  `<ozg-availability-badge src="${src}" service="${KEY}">x</ozg-availability-badge>`;
const GONE = '/nowhere/feed.json';

async function showCoverage(): Promise<void> {
  const url = '/test/widgets/support/coverage/directory.json';
  const main = document.createElement('main');
  const done = new Promise((resolve) => {
    for (const name of ['ozg-coverage-loaded', 'ozg-load-error']) main.addEventListener(name, resolve);
  });
  main.innerHTML = `<ozg-coverage directory="${url}" service="99115005104000"></ozg-coverage>`;
  document.body.append(main);
  await done;
}

describe('an event', () => {
  beforeEach(empty);
  after(empty);

  it('of a feed has the feed, and how fresh it is', async () => {
    const [event, ...more] = await eventsOf(() => show(badge(feedWith({ rollout: { state: 'available' } }))));
    expect(event).to.be.an.instanceOf(FeedLoadedEvent).and.to.include({ bubbles: true, composed: true });
    const { feed, snapshot, target } = event as FeedLoadedEvent;
    expect(feed.area.name).to.equal('Kirchhain');
    expect(snapshot).to.include({ value: feed, error: undefined });
    expect((target as Element).localName).to.equal('ozg-availability-badge');
    expect(more).to.deep.equal([]);
  });

  it('of a feed has the deprecated detail of 0.1', async () => {
    const [event] = await eventsOf(() => show(badge(feedWith({ rollout: { state: 'available' } }))));
    const { detail } = event as CustomEvent<Feed & { readAt: number; problem: unknown }>;
    expect([detail.area.name, detail.services.length, detail.service(KEY)?.key]).to.deep.equal(['Kirchhain', 1, KEY]);
    expect(detail.readAt).to.equal((event as FeedLoadedEvent).snapshot.readAt);
    expect(detail.problem).to.equal(undefined);
  });

  it('of an error has the error, followed by the deprecated ozg-feed-failed', async () => {
    const events = await eventsOf(() => show(badge(GONE)));
    expect(typesOf(events)).to.deep.equal(['ozg-load-error', 'ozg-feed-failed']);
    const [event, old] = events;
    expect(event).to.be.an.instanceOf(LoadErrorEvent).and.to.include({ bubbles: true, composed: true });
    expect((event as LoadErrorEvent).error).to.include({ reason: 'missing', status: 404 });
    expect((old as CustomEvent).detail).to.equal((event as LoadErrorEvent).error);
  });

  it('of an error comes once, though the page looks again every minute', async () => {
    const events = await eventsOf(async () => {
      await show(badge(GONE));
      document.dispatchEvent(new Event('visibilitychange'));
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(typesOf(events)).to.deep.equal(['ozg-load-error', 'ozg-feed-failed']);
  });

  it('of coverage has the figures, followed by the deprecated ozg-feed-loaded', async () => {
    const events = await eventsOf(showCoverage);
    clean();
    expect(typesOf(events)).to.deep.equal(['ozg-coverage-loaded', 'ozg-feed-loaded']);
    const [event, old] = events;
    expect(event).to.be.an.instanceOf(CoverageLoadedEvent);
    const { coverage, snapshot } = event as CoverageLoadedEvent;
    expect(coverage.service.key).to.equal('99115005104000');
    const { detail, feed } = old as CustomEvent<{ areas: number; readAt: number }> & { feed?: unknown };
    expect([detail.areas, detail.readAt, feed]).to.deep.equal([coverage.areas, snapshot.readAt, undefined]);
  });

  it('of a directory has the area, followed by the deprecated ozg-feed-loaded', async () => {
    const events = await eventsOf(() => showPicker(`value="${fulda.ars}"`, '', directoryAt()));
    expect(typesOf(events)).to.deep.equal([
      'ozg-directory-loaded',
      'ozg-feed-loaded',
      'ozg-area-change',
      'ozg-area-changed',
    ]);
    expect(events[0]).to.be.an.instanceOf(DirectoryLoadedEvent);
    expect((events[0] as DirectoryLoadedEvent).area?.name).to.equal('Fulda, Stadt');
    expect((events[1] as CustomEvent<{ area: object }>).detail.area).to.equal((events[0] as DirectoryLoadedEvent).area);
  });

  it('of a choice has the area or null, followed by the deprecated ozg-area-changed', async () => {
    const picker = await showPicker('remember');
    const events = await eventsOf(async () => {
      await choose(picker, 'fulda', 'Fulda, Stadt (Fulda)');
      await until(() => picker.renderRoot.querySelector('[part=button]') !== null);
      picker.renderRoot.querySelector<HTMLElement>('[part=button]')!.click();
    });
    expect(typesOf(events)).to.deep.equal([
      'ozg-area-change',
      'ozg-area-changed',
      'ozg-area-change',
      'ozg-area-changed',
    ]);
    expect(events[0]).to.be.an.instanceOf(AreaChangeEvent).and.to.include({ bubbles: true, composed: true });
    const areas = events.map((event) =>
      event instanceof AreaChangeEvent ? event.area : (event as CustomEvent<AreaChangeEvent['area']>).detail,
    );
    expect(areas.map((area) => area?.ars ?? null)).to.deep.equal([fulda.ars, fulda.ars, null, null]);
  });
});
