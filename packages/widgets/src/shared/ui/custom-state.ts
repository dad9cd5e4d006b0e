/**
 * Sets the custom state of an element (`:state(planned)`), in place of the one before. Does nothing in browsers without
 * custom states; Chromium before 125 has them, but throws for names that do not start with `--`.
 */
export function setCustomState(states: CustomStateSet | undefined, name: string | undefined): void {
  try {
    states?.clear();
    if (name !== undefined) states?.add(name);
  } catch {
    // A state is a hook for style sheets: the element works without it.
  }
}
