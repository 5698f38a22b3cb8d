import { claims } from '../checks/index.js';
import { appError } from './errors.js';
import { contractOf } from './judge.js';
import { nearCheck } from './near-check.js';
import type { Listed, TriedExamples } from './outcome.js';
import { triedOn } from './own/examples.js';
import { loadOwn, ownClaimsOf } from './own/load.js';
import { documentOf, type Settings } from './settings.js';

/**
 * The catalogue, the user's own checks after ours, or the check of an id. Throws `unknown-check`, and what is
 * wrong with the modules of the user.
 */
export const checks = async (
  id: string | undefined,
  settings: Settings<'checks'>,
): Promise<Listed> => {
  const all = [...claims, ...(await ownClaimsOf(settings)).claims];
  const chosen = id === undefined ? all : all.filter((claim) => claim.id === id);
  if (chosen.length === 0 && id !== undefined)
    throw appError('unknown-check', `there is no check "${id}"${nearCheck(id, all)}`);
  return { kind: 'listed', claims: chosen };
};

/** Tries the user's own checks, or one of them, on their examples. Throws `usage` where there are none. */
export const tryChecks = async (
  id: string | undefined,
  settings: Settings<'checks'>,
): Promise<TriedExamples> => {
  const loaded = await loadOwn(settings);
  const chosen = loaded.filter(({ own }) => id === undefined || own.id === id);
  if (chosen.length > 0)
    return { kind: 'tried', examples: triedOn(chosen, await contractOf(documentOf(settings))) };
  if (loaded.length > 0)
    throw appError('unknown-check', `there is no check "${id ?? ''}" of your own`);
  throw appError('usage', 'there are no checks of your own to try', {
    next: 'name their module with --own-checks, or in settings.ownChecks of the configuration',
  });
};
