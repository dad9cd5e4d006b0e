/**
 * Finds the browsers of this machine, or gets a Chromium.
 *
 * @typedef {{ executablePath: string, env: NodeJS.ProcessEnv, args: string[] }} Chromium
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

/** The npm package that contains a Chromium for Linux on x64. It is fetched only if no browser is found. */
const CARRIER = '@sparticuz/chromium';
const CARRIED = '153.0.0';

const chromiums = [
  'chromium-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
/** @type {Partial<Record<NodeJS.Platform, string[]>>} */
const apps = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((n) => `/Applications/${n}.app/Contents/MacOS/${n}`),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .flatMap((name) => process.env[name] || [])
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns the path of the first of some programs that is on the PATH.
 *
 * @param {string[]} names
 */
export const onPath = (...names) =>
  names
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find(isProgram);

/**
 * Whether a program starts and prints its version.
 *
 * @param {string} program
 * @param {NodeJS.ProcessEnv} [env]
 */
const answers = (program, env) => {
  const { status, stdout } = spawnSync(program, ['--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, ...env },
  });
  return status === 0 && /\d+\.\d+/.test(stdout);
};

function installed() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  const found = onPath(...chromiums);
  if (found && answers(found)) return found;
  return apps[process.platform]?.find(isProgram);
}

/**
 * Unpacks a brotli-compressed tar of plain files and folders, without a tar library.
 *
 * @param {string} archive
 * @param {string} folder
 */
async function unpack(archive, folder) {
  const tar = brotliDecompressSync(await readFile(archive));
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = parseInt(tar.toString('utf8', at + 124, at + 136), 8) || 0;
    const isFolder = tar[at + 156] === 0x35;
    const target = join(folder, name);
    await mkdir(isFolder ? target : join(target, '..'), { recursive: true });
    if (!isFolder) await writeFile(target, tar.subarray(at + 512, at + 512 + size), { mode: 0o755 });
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

async function carried() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const home = fileURLToPath(new URL(`../../node_modules/.cache/chromium-${CARRIED}`, import.meta.url));
  const executablePath = join(home, 'chromium');
  if (!isProgram(executablePath)) {
    console.log(`No Chrome, Chromium or Edge found: fetching the one that ${CARRIER} carries (67 MB) …`);
    await mkdir(home, { recursive: true });
    await writeFile(join(home, 'package.json'), '{ "private": true }');
    const [program, ...first] = process.env.npm_execpath
      ? /** @type {const} */ ([process.execPath, process.env.npm_execpath])
      : /** @type {const} */ (['npm']);
    const { status } = spawnSync(
      program,
      [
        ...first,
        'install',
        '--prefix',
        home,
        '--no-save',
        '--no-package-lock',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        `${CARRIER}@${CARRIED}`,
      ],
      // npm passes its settings to child processes; its workspace setting must not apply here.
      {
        cwd: home,
        stdio: 'inherit',
        env: { ...process.env, npm_config_workspaces: 'false', npm_config_workspace: '' },
      },
    );
    if (status !== 0) return;
    const bin = join(home, 'node_modules', CARRIER, 'bin');
    await unpack(join(bin, 'al2023.tar.br'), home);
    await unpack(join(bin, 'fonts.tar.br'), home);
    await pipeline(
      createReadStream(join(bin, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(`${executablePath}.part`, { mode: 0o755 }),
    );
    await rename(`${executablePath}.part`, executablePath);
    await rm(join(home, 'node_modules'), { recursive: true });
  }
  // Written each time, because a copied folder has another path. Without a font, every text would be 0 px wide.
  await writeFile(
    join(home, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(home, 'fonts')}</dir><cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>`,
  );
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: home };
  const env = [fonts, { ...fonts, LD_LIBRARY_PATH: join(home, 'lib') }].find((e) => answers(executablePath, e));
  return env && { executablePath, env };
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return;
  console.log("Installing Debian's chromium-headless-shell …");
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  const packages = ['chromium-headless-shell', 'fonts-liberation'];
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'inherit' });
  return installed();
}

/**
 * Returns a Chromium: `$CHROME_PATH`, an installed one, the one from npm, or the one from Debian, in this order.
 *
 * @returns {Promise<Chromium>}
 */
export async function findChromium() {
  const own = installed();
  const found = own ? { executablePath: own, env: {} } : await carried();
  const executablePath = found?.executablePath ?? fromDebian();
  if (!executablePath) {
    throw new Error('No Chrome, Chromium or Edge was found. Install one, or set CHROME_PATH to its program file.');
  }
  return {
    executablePath,
    env: { ...process.env, ...found?.env },
    args: process.platform === 'linux' ? ['--no-sandbox'] : [],
  };
}

/**
 * Returns the other kind of Chromium if both are installed: the headless shell and the full browser draw and schedule
 * pages by different code. Returns none if `CHROME_PATH` is set.
 *
 * @param {Chromium} chromium
 * @returns {Chromium[]}
 */
export function otherChromiums({ executablePath, env, args }) {
  if (process.env.CHROME_PATH) return [];
  /** @param {string} path */
  const isShell = (path) => /headless-shell$/.test(path);
  const other = onPath(...chromiums.filter((name) => isShell(name) !== isShell(executablePath)));
  return other && answers(other) ? [{ executablePath: other, env, args }] : [];
}
