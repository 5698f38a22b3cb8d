import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check, Monitor } from '../../model/check.js';
import type { ConformanceError } from '../../model/error.js';
import { appError } from '../errors.js';
import { adapted } from './adapt.js';
import type { OwnCheck, OwnMonitor } from './define.js';
import { OwnFaults } from './faults.js';
import { demandRight } from './right.js';

/** A check of the user's own, and the module that it is of, as the user names it. */
export interface Loaded {
  readonly own: OwnCheck | OwnMonitor;
  readonly module: string;
}

/** Checks of the user's own as the engine takes them, and what they did wrong. */
export interface OwnClaims {
  readonly claims: readonly (Check | Monitor)[];
  readonly faults: OwnFaults;
}

/** What the settings say of modules. */
export interface NamingModules {
  readonly values: { readonly ownChecks: readonly string[] | undefined };
  readonly configurationFile: string;
  readonly given: ReadonlySet<string>;
}

/**
 * The checks of the modules that the settings name; those of the configuration lie beside it. Throws
 * `own-checks-unreadable`, `own-check-invalid`.
 */
export const loadOwn = async (settings: NamingModules): Promise<readonly Loaded[]> => {
  const { values, configurationFile, given } = settings;
  const folder = given.has('ownChecks') ? '.' : dirname(configurationFile);
  const loaded: Loaded[] = [];
  const taken = new Set<string>();
  for (const module of values.ownChecks ?? [])
    for (const each of await exportedBy(module, resolve(folder, module))) {
      const own = demandRight(each, module, taken);
      taken.add(own.id);
      loaded.push({ own, module });
    }
  return loaded;
};

/** The same, ready to judge. */
export const ownClaimsOf = async (settings: NamingModules): Promise<OwnClaims> => {
  const faults = new OwnFaults();
  const loaded = await loadOwn(settings);
  return { claims: loaded.map(({ own, module }) => adapted(own, module, faults)), faults };
};

const exportedBy = async (module: string, file: string): Promise<readonly unknown[]> => {
  if (!existsSync(file)) throw unreadable(module, 'there is no such file');
  const { default: exported } = await imported(module, file);
  const list: readonly unknown[] = Array.isArray(exported) ? exported : [exported];
  if (exported === undefined || list.length === 0)
    throw unreadable(module, 'its default export holds no check');
  return list;
};

const imported = async (module: string, file: string): Promise<{ readonly default?: unknown }> => {
  try {
    return (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw unreadable(module, what.split('\n', 1)[0] ?? '', error);
  }
};

const unreadable = (module: string, what: string, cause?: unknown): ConformanceError =>
  appError('own-checks-unreadable', `the checks of ${module} cannot be used: ${what}`, {
    cause,
  });
