import type { CoverageDocument } from '@ozg-widgets/feed';
import { FeedError } from '@ozg-widgets/sdk';
import type { CoverageSnapshot } from '@ozg-widgets/sdk';
import type { ReactiveControllerHost } from 'lit';
import { CoverageLoadedEvent, dispatch } from '../../events.js';
import { asText } from '../../shared/data/parse-attributes.js';
import { optional } from '../../shared/page/optional.js';
import { homeOf, openDirectory } from '../../shared/page/directory.js';
import type { DirectoryHost } from '../../shared/page/directory.js';
import type { PageContext } from '../../shared/controllers/page-context.js';
import { ResourceController } from '../../shared/controllers/resource-controller.js';
import type * as CoverageDrawing from './drawing.js';

/** What the controller reads from an element. */
export interface CoverageHost extends ReactiveControllerHost, DirectoryHost {
  service: string | undefined;
}

/** Loads how far an element's service has come; the client obeys `ttl`. */
export class CoverageController extends ResourceController<CoverageSnapshot> {
  /** What draws it; without it there are tables. */
  view: typeof CoverageDrawing | undefined;

  constructor(host: CoverageHost, page: PageContext) {
    const load = async (): Promise<CoverageSnapshot> => {
      const { service = '' } = host;
      const src = homeOf(host, page);
      if (!service) throw new FeedError('missing', src ?? '');
      // What draws is loaded together with what it draws.
      const [source, view] = await Promise.all([openDirectory(host, src), optional(() => import('./drawing.js'))]);
      this.view = view;
      return source.coverage(asText(service));
    };
    super(host, {
      question: () => [host.service, host.directory ?? homeOf(host, page), host.publicKey, host.simulate, page.version],
      load,
      onLoad: (snapshot) => {
        const { value, readAt, error } = snapshot;
        dispatch(host, new CoverageLoadedEvent(snapshot), 'ozg-feed-loaded', { ...value, readAt, problem: error });
      },
    });
    host.addController(this);
  }

  /** What to show; `undefined` while, and whenever, there is nothing. */
  get coverage(): CoverageDocument | undefined {
    return this.value?.value;
  }
}
