/** A failed request as a finding about its address. */
import type { Finding } from '../findings/finding.js';
import type { Failure } from '../net/requests.js';

export const toFinding = ({ failed, facts }: Failure, url: URL): Finding => ({
  severity: 'error',
  code: `web-${failed}`,
  file: url.href,
  ...(facts && { facts }),
});
