/**
 * For the page around frames: gives each the height of what is in it. Heeds only what a frame of this page says, as long
 * as it shows the website that its `src` names.
 */

/** Pixels. A list of every service there is stays below it. */
const HIGHEST = 50_000;

addEventListener('message', ({ source, origin, data }: MessageEvent<{ type?: unknown; height?: unknown } | null>) => {
  const height = data?.type === 'ozg-frame' && data.height;
  if (typeof height !== 'number' || !(height > 0 && height <= HIGHEST)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow !== source || !frame.src.startsWith(`${origin}/`)) continue;
    const border = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${Math.ceil(height) + border}px`;
  }
});

// Those that were here first have said it to nobody.
for (const { contentWindow } of document.querySelectorAll<HTMLIFrameElement>('iframe.ozg-frame')) {
  contentWindow?.postMessage({ type: 'ozg-frame?' }, '*');
}
