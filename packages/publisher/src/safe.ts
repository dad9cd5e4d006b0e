/** Which addresses can be trusted on the way. No more than `URL` is needed: pages load this too. */

/** Whether an address is on this machine. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Whether nobody on the way can change what comes from there: encrypted, or of this machine. */
export const isSafe = (url: URL): boolean => url.protocol === 'https:' || isLoopback(url);
