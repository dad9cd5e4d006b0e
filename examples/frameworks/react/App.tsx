import { useEffect, useState } from 'react';
import type {} from '@ozg-widgets/widgets/react';
import type { AreaChangeEvent, FeedLoadedEvent, LoadErrorEvent } from '@ozg-widgets/widgets';
import { asOf, services, start, trouble } from '../town.js';

/** React 19 sets a property where the element has one of that name, else an attribute; `on` + name listens to an event. */
export function App({ loadElements }: { loadElements?: () => Promise<unknown> }) {
  const [ars, setArs] = useState<string | undefined>(start.ars);
  const [name, setName] = useState(start.name);
  const [feed, setFeed] = useState(start.feed);
  const [status, setStatus] = useState('');
  const [shown, setShown] = useState(services);
  const [remember, setRemember] = useState(false);
  const [contact, setContact] = useState(true);
  // While it hydrates, React does not listen to the events of custom elements (react/react#35446): so it gets its listeners
  // afterwards, and only then the elements. In a page that is not rendered on a server all of this may go.
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (ready) void loadElements?.();
    else setReady(true);
  }, [ready, loadElements]);

  const onArea = ({ area }: AreaChangeEvent) => {
    setArs(area?.ars);
    setName(area?.name ?? start.name);
    // An area without a feed has nothing to show: then the page's own words stay.
    setFeed(area ? (area.feed ?? '') : start.feed);
  };
  const onLoaded = ({ feed }: FeedLoadedEvent) => {
    setStatus(asOf(feed));
  };
  const onFailed = ({ error }: LoadErrorEvent) => {
    setStatus(trouble(error));
  };

  return (
    <>
      <h1>Was geht online in {name}?</h1>
      <ozg-area-picker
        directory="/feeds/directory.json"
        value={ars}
        remember={remember}
        onozg-area-change={ready ? onArea : undefined}
      >
        <p>Andere Orte: fragen Sie bitte Ihre Gemeinde.</p>
      </ozg-area-picker>
      <label>
        <input
          type="checkbox"
          checked={remember}
          onChange={(e) => {
            setRemember(e.target.checked);
          }}
        />{' '}
        Ort merken
      </label>
      <p id="status">{status}</p>

      <ul>
        {shown.map(({ key, name: service, page }) => (
          <li key={key}>
            <ozg-availability-badge service={key} src={feed} variant="banner">
              <a href={page}>
                {service} in {name}
              </a>
            </ozg-availability-badge>
          </li>
        ))}
      </ul>
      <button
        onClick={() => {
          setShown([...shown].reverse());
        }}
      >
        Umkehren
      </button>

      <h2>Wen kann ich fragen?</h2>
      <label>
        <input
          type="checkbox"
          checked={contact}
          onChange={(e) => {
            setContact(e.target.checked);
          }}
        />{' '}
        Ansprechstelle zeigen
      </label>
      {contact && (
        <ozg-contact-card src={feed} contact-role="contact-point" heading-level={3}>
          <p>Rathaus {name}, Telefon 115</p>
        </ozg-contact-card>
      )}

      <h2>Alle Leistungen</h2>
      <ozg-service-list
        src={feed}
        group="none"
        limit={5}
        onozg-feed-loaded={ready ? onLoaded : undefined}
        onozg-load-error={ready ? onFailed : undefined}
      >
        <p>Alle Leistungen nennt Ihnen das Rathaus {name}.</p>
      </ozg-service-list>
    </>
  );
}
