import { execute } from './execute.js';
import type { Terminal } from './terminal.js';
import type { Ended } from './spawn.testing.js';

/** Calls a command in this process, as the command line does. */
export const called = async (
  args: readonly string[],
  env: Terminal['env'],
  by: typeof execute = execute,
): Promise<Ended> => {
  let [stdout, stderr] = ['', ''];
  const note = (line: string) => void (stderr += `${line}\n`);
  const terminal: Terminal = {
    env,
    interrupted: new AbortController().signal,
    out: (text) => void (stdout += text),
    note,
    progress: () => undefined,
    complain: ({ message }) => {
      note(message);
    },
    interactive: false,
    outIsTerminal: false,
    style: () => ({ colour: false, columns: 100, quiet: true }),
  };
  try {
    return { code: await by(args, terminal), stdout, stderr };
  } catch (error) {
    if (!(error instanceof Error) || !('exit' in error) || typeof error.exit !== 'number')
      throw error;
    return { code: error.exit, stdout, stderr: `${stderr}${error.message}\n` };
  }
};
