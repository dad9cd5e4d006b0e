import type { AreaAnswer, FeedError } from '@ozg-widgets/sdk';
import type { ReactiveControllerHost } from 'lit';
import { DirectoryLoadedEvent, dispatch } from '../../events.js';
import type { DirectorySource } from '../../shared/page/directory-source.js';
import { homeOf, known, openDirectory } from '../../shared/page/directory.js';
import type { DirectoryHost } from '../../shared/page/directory.js';
import type { PageContext } from '../../shared/controllers/page-context.js';
import { ResourceController } from '../../shared/controllers/resource-controller.js';

/** What the directory reads from a picker. */
export interface AreaHost extends ReactiveControllerHost, DirectoryHost {
  value: string | undefined;
}

/** What a directory answers to a picker. */
interface DirectoryAnswer {
  source: DirectorySource;
  /** The area that the picker's `value` names. */
  area: AreaAnswer | undefined;
  /** Why that one could not be looked up. */
  failure: FeedError | undefined;
  readAt: number;
}

/** Opens a picker's directory, and finds the area that its `value` names, whenever one of them changes. */
export class AreaDirectory extends ResourceController<DirectoryAnswer> {
  #host: AreaHost;
  #page: PageContext;
  #askedAt = 0;
  /** Whether the area that `value` names has been chosen since, or looked up. */
  #accepted = false;

  /** Calls `onArea` with the area that `value` names, or without one if it names none. */
  constructor(host: AreaHost, page: PageContext, onArea: (area: AreaAnswer | undefined) => void) {
    super(host, {
      question: () => [host.directory ?? homeOf(host, page), host.publicKey, host.simulate, host.value],
      load: () => lookUp(host, page),
      onLoad: ({ area, failure }) => {
        this.#accepted = false;
        dispatch(host, new DirectoryLoadedEvent(area), 'ozg-feed-loaded', { area });
        if (!failure) onArea(area);
      },
    });
    this.#host = host;
    this.#page = page;
    host.addController(this);
  }

  override hostUpdate(): void {
    const { version } = this.#page;
    // A directory that cannot be read is tried again whenever something outside may have changed.
    if (this.error && version !== this.#askedAt) this.reload();
    this.#askedAt = version;
    super.hostUpdate();
  }

  /** What answers; `undefined` while, and whenever, the directory cannot be read. */
  get source(): DirectorySource | undefined {
    return this.value?.source;
  }

  /** When it answered last, in milliseconds since 1970. */
  get readAt(): number {
    return this.value?.readAt ?? 0;
  }

  /** Whether the area that `value` names could not be looked up. */
  get failed(): boolean {
    return !this.#accepted && (this.error ?? this.value?.failure) !== undefined;
  }

  /** Accepts an area as what `value` names. */
  accept(area: AreaAnswer | undefined): void {
    this.#host.value = area?.ars;
    this.#accepted = true;
    this.skip();
  }
}

async function lookUp(host: AreaHost, page: PageContext): Promise<DirectoryAnswer> {
  const { value } = host;
  const source = await openDirectory(host, homeOf(host, page));
  let area: AreaAnswer | undefined;
  let failure: FeedError | undefined;
  try {
    if (value) area = await source.find(value);
  } catch (error) {
    // If one area cannot be looked up, the rest of the directory may still answer.
    failure = known(error);
  }
  if (!area) await source.find();
  return { source, area, failure, readAt: Date.now() };
}
