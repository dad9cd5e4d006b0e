/**
 * For the page around frames: gives each `iframe.ozg-frame` the height of its content. Other frames are left alone, and so
 * is one that shows another website than the one that its `src` names.
 */

const ourFrames = (): Iterable<HTMLIFrameElement> => document.querySelectorAll<HTMLIFrameElement>('iframe.ozg-frame');

/** Pixels. A list of every service there is stays below it. */
const HIGHEST = 50_000;

addEventListener('message', ({ source, origin, data }: MessageEvent<{ type?: unknown; height?: unknown } | null>) => {
  const height = data?.type === 'ozg-frame' && data.height;
  if (typeof height !== 'number' || !(height > 0 && height <= HIGHEST)) return;
  for (const frame of ourFrames()) {
    if (frame.contentWindow !== source || !frame.src.startsWith(`${origin}/`)) continue;
    const border = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${Math.ceil(height) + border}px`;
  }
});

// Those that were here first have said it to nobody.
for (const { contentWindow } of ourFrames()) {
  contentWindow?.postMessage({ type: 'ozg-frame?' }, '*');
}
