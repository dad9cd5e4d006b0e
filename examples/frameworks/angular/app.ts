import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { AreaChangeEvent, FeedLoadedEvent, LoadErrorEvent } from '@ozg-widgets/widgets';
import { asOf, services, start, trouble } from '../town.js';

/**
 * `[attr.name]` sets an attribute, which a server can write; `[name]` a property, which only a browser knows; `(name)`
 * listens to an event. The schema lets unknown tags be.
 */
@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Was geht online in {{ name() }}?</h1>
    <ozg-area-picker
      directory="/feeds/directory.json"
      [value]="ars()"
      [remember]="remember()"
      (ozg-area-change)="onArea($event)"
    >
      <p>Andere Orte: fragen Sie bitte Ihre Gemeinde.</p>
    </ozg-area-picker>
    <label><input type="checkbox" [checked]="remember()" (change)="remember.set(!remember())" /> Ort merken</label>
    <p id="status">{{ status() }}</p>

    <ul>
      @for (service of shown(); track service.key) {
        <li>
          <ozg-availability-badge [attr.service]="service.key" [attr.src]="feed()" variant="banner">
            <a [href]="service.page">{{ service.name }} in {{ name() }}</a>
          </ozg-availability-badge>
        </li>
      }
    </ul>
    <button (click)="shown.set([...shown()].reverse())">Umkehren</button>

    <h2>Wen kann ich fragen?</h2>
    <label
      ><input type="checkbox" [checked]="contact()" (change)="contact.set(!contact())" /> Ansprechstelle zeigen</label
    >
    @if (contact()) {
      <ozg-contact-card [attr.src]="feed()" contact-role="contact-point" [attr.heading-level]="3">
        <p>Rathaus {{ name() }}, Telefon 115</p>
      </ozg-contact-card>
    }

    <h2>Alle Leistungen</h2>
    <ozg-service-list
      [attr.src]="feed()"
      group="none"
      [limit]="5"
      (ozg-feed-loaded)="onLoaded($event)"
      (ozg-load-error)="onFailed($event)"
    >
      <p>Alle Leistungen nennt Ihnen das Rathaus {{ name() }}.</p>
    </ozg-service-list>
  `,
})
export class App {
  readonly ars = signal<string | undefined>(start.ars);
  readonly name = signal(start.name);
  readonly feed = signal(start.feed);
  readonly status = signal('');
  readonly shown = signal(services);
  readonly remember = signal(false);
  readonly contact = signal(true);

  onArea({ area }: AreaChangeEvent): void {
    this.ars.set(area?.ars);
    this.name.set(area?.name ?? start.name);
    // An area without a feed has nothing to show: then the page's own words stay.
    this.feed.set(area ? (area.feed ?? '') : start.feed);
  }

  onLoaded({ feed }: FeedLoadedEvent): void {
    this.status.set(asOf(feed));
  }

  onFailed({ error }: LoadErrorEvent): void {
    this.status.set(trouble(error));
  }
}
