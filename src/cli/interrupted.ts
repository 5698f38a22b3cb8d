/** An interruption ends a command with the signal's own exit code, whatever error it came to. */
export const orInterrupted = async (
  interrupted: AbortSignal,
  action: () => Promise<number>,
): Promise<number> => {
  try {
    return await action();
  } catch (error) {
    if (!interrupted.aborted) throw error;
    return interrupted.reason === 'SIGTERM' ? 143 : 130;
  }
};
