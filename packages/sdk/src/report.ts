/** Reports an error of the caller's code as the platform does for event listeners; Node has no `reportError`. */
export function report(error: unknown): void {
  const { reportError } = globalThis as { reportError?: (error: unknown) => void };
  if (reportError) reportError(error);
  else console.error(error);
}
