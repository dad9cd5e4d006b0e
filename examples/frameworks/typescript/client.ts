import '../elements.js';
import { asOf, services, start, trouble } from '../town.js';

// Importing the elements lets TypeScript know their tags: `querySelector` and `createElement` give the right class.
const picker = document.querySelector('ozg-area-picker')!;
const card = document.querySelector('ozg-contact-card')!;
const list = document.querySelector('ozg-service-list')!;
const status = document.querySelector('#status')!;

const badges = services.map(({ key, name, page }) => {
  const badge = document.createElement('ozg-availability-badge');
  badge.service = key;
  badge.variant = 'banner';
  const place = document.createElement('span');
  place.dataset.name = '';
  const link = document.createElement('a');
  link.href = page;
  link.append(`${name} in `, place);
  badge.append(link);
  const item = document.createElement('li');
  item.append(badge);
  document.querySelector('ul')!.append(item);
  return badge;
});

function show(name: string, feed: string): void {
  for (const place of document.querySelectorAll('[data-name]')) place.textContent = name;
  for (const element of [...badges, card, list]) element.src = feed;
}
show(start.name, start.feed);

// The types of the events come with the elements.
picker.addEventListener('ozg-area-change', ({ area }) => {
  // An area without a feed has nothing to show: then the page's own words stay.
  show(area?.name ?? start.name, area ? (area.feed ?? '') : start.feed);
});
list.addEventListener('ozg-feed-loaded', ({ feed }) => (status.textContent = asOf(feed)));
list.addEventListener('ozg-load-error', ({ error }) => (status.textContent = trouble(error)));

document.querySelector<HTMLInputElement>('#remember')!.onchange = () => (picker.remember = !picker.remember);
document.querySelector('button')!.onclick = () => {
  document.querySelector('ul')!.append(...[...document.querySelector('ul')!.children].reverse());
};
const place = card.previousElementSibling!;
document.querySelector<HTMLInputElement>('#contact')!.onchange = () => {
  if (card.isConnected) card.remove();
  else place.after(card);
};
