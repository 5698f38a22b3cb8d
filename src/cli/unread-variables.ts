import type { Env } from '../settings/resolve.js';
import { OPTIONS, type Option } from '../settings/options.js';
import { nearest } from '../settings/nearest.js';

const PREFIX = 'CONFORMANCE_';
/** Read by the terminal itself. */
const DEBUG = 'CONFORMANCE_DEBUG';

/** A remark for each variable that looks like one of ours and that no command reads. */
export const unreadVariables = (env: Env): readonly string[] => {
  const rows: readonly Option[] = Object.values(OPTIONS);
  const known = new Set([DEBUG, ...rows.flatMap((row) => row.env ?? [])]);
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && !known.has(name))
    .map((name) => {
      const near = nearest(name, [...known]);
      return `conformance: nobody reads ${name}${near === undefined ? '' : `; did you mean ${near}?`}`;
    });
};
