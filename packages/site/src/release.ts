/** What the pages know about this version of the elements, and the settings of the site. */

/** An attribute of an element, from the custom elements manifest. */
export interface AttributeInfo {
  name: string;
  description: string;
  type: string;
  /** The default of an enumerated attribute. */
  standard?: string;
}

/** An element, from the custom elements manifest. */
export interface ElementInfo {
  tag: string;
  attributes: readonly AttributeInfo[];
  /** Names of CSS custom properties. */
  properties: readonly string[];
}

/** `release.json`, which the build writes. */
export interface Release {
  version: string;
  elements: readonly ElementInfo[];
  languages: Readonly<Record<string, { name: string; reviewed: boolean }>>;
  /** The paragraph for an accessibility statement. */
  accessibility: { de: string; en: string };
}

/** `settings.json`, which operators edit. */
interface Settings {
  /** The folder of the scripts, relative to the page; `{version}` stands for the version. */
  scripts: string;
  /** The address of the directory, relative to the page. */
  directory: string;
  /** The ARS of the initial municipality. */
  area: string;
}

async function readJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`Failed to load ${address}: HTTP ${response.status}`);
  return response.json();
}

// Both files belong to the site itself.
const [release, settings] = (await Promise.all([readJson('release.json'), readJson('settings.json')])) as [
  Release,
  Settings,
];

export const { version, elements, languages, accessibility } = release;

/** The ARS of the initial municipality. */
export const initialArea = settings.area;

/** The folder of this version's scripts, whose content never changes. */
export const scripts = new URL(settings.scripts.replace('{version}', version), location.href).href;

/** The directory of areas. */
export const directory = new URL(settings.directory, location.href).href;

/** Hashes for `integrity`, by file name. */
export type Checksums = Readonly<Record<string, string>>;

/** Reads the hashes of this version's files. */
export const readChecksums = async (): Promise<Checksums> =>
  ((await readJson(`${scripts}integrity.json`)) as { files: Checksums }).files;

/** An element by its name without `ozg-`; the availability badge if there is none. */
export function elementNamed(name: string): ElementInfo {
  const element =
    elements.find(({ tag }) => tag === `ozg-${name}`) ?? elements.find(({ tag }) => tag === 'ozg-availability-badge');
  if (!element) throw new Error('release.json lists no elements');
  return element;
}

/** Whether an element has an attribute. */
export const hasAttribute = ({ attributes }: ElementInfo, name: string): boolean =>
  attributes.some((attribute) => attribute.name === name);
