/** What the pages know: of this version, and of where they stand. */
/* global location */
const json = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};

const [release, settings] = await Promise.all([json('dist/release.json'), json('settings.json')]);

export const { version, elements, languages, accessibility } = release;

/** The ARS of the municipality to begin with. */
export const firstArea = settings.area;

/** The folder of this version, which never changes. */
export const scripts = new URL(settings.scripts.replace('{version}', version), location.href).href;

/** The directory of areas. */
export const directory = new URL(settings.directory, location.href).href;

/** The checksums of a version's files, by their names. */
export const checksums = async () => (await json(`${scripts}integrity.json`)).files;

/** An element by the end of its tag. */
export const elementNamed = (name) => elements.find(({ tag }) => tag === `ozg-${name}`) ?? elements[1];
