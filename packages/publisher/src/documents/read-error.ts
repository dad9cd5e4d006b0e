import type { Report } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';

const READ_ERRORS: Readonly<Record<string, Code>> = {
  ENOENT: 'source-missing',
  ENOTDIR: 'source-missing',
  ENAMETOOLONG: 'path-long',
  ELOOP: 'path-loop',
  EACCES: 'file-denied',
  EPERM: 'file-denied',
  EBUSY: 'file-busy',
};

/** Returns a handler that reports known file system errors as findings. It rethrows any other error, which is a bug. */
export function reportReadError(file: string, report: Report): (error: unknown) => undefined {
  return (error) => {
    const code = READ_ERRORS[(error as NodeJS.ErrnoException).code ?? ''];
    if (!code) throw error;
    report({ severity: 'error', code, file });
  };
}
