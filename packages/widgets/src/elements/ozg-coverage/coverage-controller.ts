import { Task } from '@lit/task';
import { FeedError, isFeedError } from '@ozg-widgets/sdk';
import type { LiveCoverage } from '@ozg-widgets/sdk';
import type { ReactiveControllerHost } from 'lit';
import { homeOf, openDirectory } from '../../shared/page/directory.js';
import type { DirectoryHost } from '../../shared/page/directory.js';
import type { Page } from '../../shared/controllers/page-context.js';
import type * as CoverageView from './drawing.js';

/** What the controller reads of a widget. */
export interface CoverageHost extends ReactiveControllerHost, DirectoryHost {
  service: string | undefined;
}

/**
 * Keeps how far a widget's service has come: reads it, asks again whenever something outside may have changed (the
 * client obeys `ttl`), and tells the page. The last good answer is the client's business.
 */
export class CoverageController {
  /** What to show; `undefined` while, and whenever, there is nothing. */
  coverage: LiveCoverage | undefined;
  /** What draws it; without it there are tables. */
  view: typeof CoverageView | undefined;

  constructor(host: CoverageHost, page: Page) {
    const tell = (name: string, detail: LiveCoverage | FeedError): boolean =>
      host.dispatchEvent(new CustomEvent(`ozg-feed-${name}`, { detail, bubbles: true, composed: true }));
    let shown = '';

    new Task(host, {
      args: () =>
        [host.service, host.directory, homeOf(host, page), host.publicKey, host.simulate, page.changes] as const,
      task: async ([service = '', , src]) => {
        if (!service) throw new FeedError('missing', src ?? '');
        // What draws is loaded together with what it draws.
        const [source, view] = await Promise.all([
          openDirectory(host, src),
          import('./drawing.js').catch(() => undefined),
        ]);
        this.view = view;
        return source.coverage(service);
      },
      onComplete: (coverage) => {
        this.coverage = coverage;
        const { service, published, readAt, problem } = coverage;
        // The client answers anew each time it is asked: what is known already is no news.
        const now = [service.key, published, readAt, problem].join(' ');
        if (now !== shown) tell('loaded', coverage);
        shown = now;
      },
      onError: (error) => {
        this.coverage = undefined;
        if (!isFeedError(error)) return;
        // Nor is a failure that goes on.
        const now = error.reason + error.address;
        if (now !== shown) tell('failed', error);
        shown = now;
      },
    });
  }
}
