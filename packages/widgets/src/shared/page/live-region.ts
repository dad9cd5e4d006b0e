/** One for all elements, since several live regions would interrupt each other. */
let region: HTMLElement | undefined;

/**
 * Announces a sentence to screen readers in a polite live region. Without a sentence it only creates the region, since
 * screen readers ignore one that appears together with its text.
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
