let region: HTMLElement | undefined;

/**
 * Says a sentence to whoever listens to the page: one polite live region for all widgets. Without a sentence it only
 * makes the region ready, since one that appears together with its text is not read.
 */
export function announce(sentence?: string, lang?: string): void {
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.ariaLive = 'polite';
    region.style.cssText = 'position:fixed;clip-path:inset(50%)';
    document.body.append(region);
  }
  if (sentence) Object.assign(region, { lang, textContent: sentence });
}
