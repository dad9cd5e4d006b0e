/** Where a choice of area outlasts the page: in its address, in the browser. Only where the page has asked for it. */

/** What the page has asked for. */
export interface Keeping {
  /** Name of the parameter in the page's address. */
  param: string | undefined;
  /** Whether the browser may store it. */
  remember: boolean | undefined;
}

const KEY = 'ozg-area';

/** The key of an area that was chosen before: the page's address comes first. */
export function recall({ param, remember }: Keeping): string | undefined {
  return (
    attempt(() => param && new URLSearchParams(location.search).get(param)) ||
    attempt(() => remember && localStorage.getItem(KEY)) ||
    undefined
  );
}

/** Keeps the key of an area; without one, forgets it. */
export function keep(ars: string | undefined, { param, remember }: Keeping): void {
  attempt(() => {
    if (!param) return;
    const url = new URL(location.href);
    if (ars) url.searchParams.set(param, ars);
    else url.searchParams.delete(param);
    history.replaceState(history.state, '', url);
  });
  attempt(() => {
    if (!remember) return;
    if (ars) localStorage.setItem(KEY, ars);
    else localStorage.removeItem(KEY);
  });
}

/** A browser may deny all of it: then the choice lasts as long as the page. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
