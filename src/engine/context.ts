import type { CheckContext } from '../model/check.js';
import type { Registry } from '../model/registry.js';
import type { JudgeOptions } from './options.js';

/** What a run lets its checks know. */
export const contextOf = (
  { contract, settings }: JudgeOptions,
  history: Registry,
  pin: (key: string, value: string) => void,
): CheckContext => {
  const { consistencySeconds, pins } = settings;
  return { history, settings: { consistencySeconds, pins, pin, profile: contract.profile } };
};
