import '@angular/platform-server/init';
import { bootstrapApplication, provideClientHydration } from '@angular/platform-browser';
import { provideServerRendering, renderApplication } from '@angular/platform-server';
import { App } from './app.js';
import { settings } from './settings.js';

const page = await renderApplication(
  (context) =>
    bootstrapApplication(
      App,
      { providers: [...settings, provideClientHydration(), provideServerRendering()] },
      context,
    ),
  { document: '<!doctype html><body><main id="app"><app-root></app-root></main></body>', url: '/' },
);

/** The page as the server sends it: tags with their attributes, and the page's own words. */
export const html = /<body>(.*)<\/body>/s.exec(page)?.[1] ?? '';
