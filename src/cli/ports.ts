import type { News, Ports } from '../app/ports.js';
import { Progress } from './render/progress.js';
import type { Terminal } from './terminal.js';

/** The process, as a use case may use it. */
export const portsOf = (
  terminal: Terminal,
  {
    color = true,
    quiet = false,
  }: { readonly color?: boolean | undefined; readonly quiet?: boolean | undefined } = {},
): Ports => {
  const style = terminal.style({ color, quiet });
  const progress = new Progress(terminal, quiet);
  return {
    env: terminal.env,
    interrupted: terminal.interrupted,
    out: terminal.out,
    style,
    hear: (news: News) => {
      progress.hear(news);
    },
  };
};
