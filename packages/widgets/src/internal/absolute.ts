/** An address as the page means it: a link resolves against the page's base, and never throws. */
export function absolute(address: string): string {
  const link = document.createElement('a');
  link.href = address;
  return link.href;
}
