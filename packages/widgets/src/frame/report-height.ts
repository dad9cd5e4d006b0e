/** What a page in a frame tells the page around it: how high it is, and, in WordPress, that somebody has followed a link. */

/** WordPress gives frames that it has found by oEmbed a word by which it knows them again, and no way out. */
const secret = /^#\?secret=([a-z\d]+)$/i.exec(location.hash)?.[1];

/** Anybody may know what this says. */
const tell = (message: object): void => {
  parent.postMessage(message, '*');
};

/** Milliseconds after which an element has nothing to show: its texts are a file that may still be on its way. */
const PATIENCE = 2000;

/** Waits until an element that has its feed shows something of its own, or must be taken to have nothing. */
export const drawn = (element: Element): Promise<void> =>
  new Promise((resolve) => {
    const root = element.shadowRoot!;
    const look = (): void => {
      if (root.querySelector('[part=base]')) resolve();
    };
    new MutationObserver(look).observe(root, { subtree: true, childList: true });
    look();
    setTimeout(resolve, PATIENCE);
  });

/** Tells the height of the content now, whenever it changes, and whenever the page around asks. */
export function tellHeight(): void {
  const report = (): void => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    tell({ type: 'ozg-frame', height });
    if (secret) tell({ message: 'height', value: height, secret });
  };
  new ResizeObserver(report).observe(document.body);
  addEventListener('message', ({ source, data }: MessageEvent<{ type?: unknown; message?: unknown } | null>) => {
    if (source === parent && (data?.type === 'ozg-frame?' || (secret && data?.message === 'ready'))) report();
  });
}

/** Lets links lead the whole window there, or, where they cannot, to this page without a frame. */
export function leaveByLinks(): void {
  const base = document.createElement('base');
  base.target = '_top';
  document.head.append(base);
  addEventListener('click', (event) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement && target.href) as
      HTMLAnchorElement | undefined;
    if (!link) return;
    const here = location.href.replace(/#.*/s, '');
    if (link.href.startsWith(`${here}#`)) link.target = '_self';
    else if (secret && origin === 'null') {
      event.preventDefault();
      tell({ message: 'link', value: here, secret });
    }
  });
}
