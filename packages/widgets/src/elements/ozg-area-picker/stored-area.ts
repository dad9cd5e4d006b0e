/** Stores the selected area in the page's URL and in the browser, if the page asks for it. */

/** Where to store the selection. */
export interface StorageOptions {
  /** Name of the parameter of the page's query string. */
  parameter: string | undefined;
  /** Whether to use `localStorage`. */
  remember: boolean | undefined;
}

const KEY = 'ozg-area';

/** Returns the stored ARS; the page's URL takes precedence. */
export function readStoredArea({ parameter, remember }: StorageOptions): string | undefined {
  return (
    attempt(() => parameter && new URLSearchParams(location.search).get(parameter)) ||
    attempt(() => remember && localStorage.getItem(KEY)) ||
    undefined
  );
}

/** Stores an ARS; without one, removes the stored one. */
export function storeArea(ars: string | undefined, { parameter, remember }: StorageOptions): void {
  attempt(() => {
    if (!parameter) return;
    const url = new URL(location.href);
    if (ars) url.searchParams.set(parameter, ars);
    else url.searchParams.delete(parameter);
    history.replaceState(history.state, '', url);
  });
  attempt(() => {
    if (!remember) return;
    if (ars) localStorage.setItem(KEY, ars);
    else localStorage.removeItem(KEY);
  });
}

/** Browsers may deny access: then the selection lasts as long as the page. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
