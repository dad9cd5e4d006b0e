/** Which addresses can be trusted on the way. */

/** What a `URL` says of where it leads. */
interface Place {
  protocol: string;
  hostname: string;
}

/** Whether an address is on this machine. */
export const isLoopback = ({ hostname }: Place): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Whether nobody on the way can change what comes from there: encrypted, or of this machine. */
export const isSafe = (url: Place): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
