import { exitOfSignal } from './exit.js';
import type { Terminal } from './terminal.js';

/** An interruption ends a command with the signal's own exit code, whatever was going on. */
export const interruptible = async (
  { interrupted }: Terminal,
  action: () => Promise<number>,
): Promise<number> => {
  try {
    return await action();
  } catch (error) {
    if (!interrupted.aborted) throw error;
    return exitOfSignal(String(interrupted.reason));
  }
};
