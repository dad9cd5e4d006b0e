/** Why a file cannot be read as a whole. */
import type { Facts, Report } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';
import { reportReadError } from '../documents/read-error.js';

/** The file cannot be read as a whole, or not beyond a line. */
export class ImportError extends Error {
  constructor(
    readonly code: Code,
    readonly facts: Facts = {},
    readonly line?: number,
  ) {
    super(code);
  }
}

const CODES: Readonly<Record<string, Code>> = {
  ENOENT: 'import-missing',
  ENOTDIR: 'import-missing',
  EISDIR: 'import-folder',
};

/** Reports why a file could not be read; any other error is a bug and goes on. */
export function reportImportError(error: unknown, file: string, report: Report): void {
  const code = CODES[(error as NodeJS.ErrnoException).code ?? ''];
  if (code) report({ severity: 'error', code, file });
  else if (error instanceof ImportError) {
    const { line, facts } = error;
    report({ severity: 'error', code: error.code, file, ...(line !== undefined && { row: line }), facts });
  } else reportReadError(file, report)(error);
}
