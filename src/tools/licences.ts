import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

/** What is installed with the package, besides itself, and on which terms; throws where one states none. */
export const licenceRows = (root: string): readonly (readonly string[])[] => {
  const lock: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { packages } = lock as { readonly packages: Readonly<Record<string, Locked>> };
  const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  const rows = installed.map(([path, { version = '' }]) => [
    nameOf(path),
    version,
    licenceOf(path, packages),
  ]);
  const unique = new Map(rows.map((row) => [row.join(' '), row]));
  return [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
};

const FOLDER = 'node_modules/';

const nameOf = (path: string): string => path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);

/** A program for one platform is of the package that chooses among them, where it says nothing itself. */
const licenceOf = (path: string, packages: Readonly<Record<string, Locked>>): string => {
  const own = packages[path]?.license;
  if (own !== undefined) return own;
  const whole = Object.keys(packages)
    .filter((other) => packages[path]?.optional && path.startsWith(`${other}-`))
    .sort((one, other) => other.length - one.length)
    .find((other) => packages[other]?.license !== undefined);
  const found = whole === undefined ? undefined : packages[whole]?.license;
  if (whole === undefined || found === undefined)
    throw new TypeError(`${nameOf(path)} states no licence: look, and say it here`);
  return `${found} (as ${nameOf(whole)})`;
};
