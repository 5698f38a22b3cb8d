import type { Hooks } from '../app/index.js';
import type { Terminal } from './terminal.js';

/** What a conducted run may use of the process. */
export const hooksOf = (
  terminal: Terminal,
  options: { readonly color?: boolean | undefined; readonly quiet?: boolean | undefined },
): Hooks => ({
  env: terminal.env,
  interrupted: terminal.interrupted,
  out: terminal.out,
  note: terminal.note,
  progress: terminal.progress,
  interactive: terminal.interactive,
  look: terminal.look({ color: options.color ?? true, quiet: options.quiet ?? false }),
});
