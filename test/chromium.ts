import { launch } from 'puppeteer-core';
import type { Browser, LaunchOptions } from 'puppeteer-core';

/** Starts the Chromium that `CHROME_PATH` names, as `npm test` does, which finds one. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH;
  if (!executablePath) throw new Error('CHROME_PATH has to name a Chromium; `npm test` finds one and sets it.');
  // In containers, tests may run as root, whom Chromium gives no sandbox.
  return launch({ executablePath, args: process.platform === 'linux' ? ['--no-sandbox'] : [], ...options });
}
