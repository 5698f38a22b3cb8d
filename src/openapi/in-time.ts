import { createContext, Script, type Context } from 'node:vm';

const guard: { context?: Context; script?: Script } = {};

export class OutOfTime extends Error {}

/** What `act` returns or throws; throws `OutOfTime` where it has done neither within so many milliseconds. */
export const inTime = <T>(act: () => T, milliseconds: number): T => {
  guard.script ??= new Script('act()');
  guard.context ??= createContext({});
  let done: { readonly value: T } | undefined;
  Object.assign(guard.context, {
    act: () => {
      done = { value: act() };
    },
  });
  try {
    guard.script.runInContext(guard.context, { timeout: milliseconds });
  } catch (error) {
    // It is an error of the context's own realm.
    const isOutOfTime =
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    throw isOutOfTime ? new OutOfTime() : error;
  }
  if (done === undefined) throw new OutOfTime();
  return done.value;
};
