import { createContext, Script } from 'node:vm';

/** One expression may take so long, and all of a pact together: they are a stranger's, and may backtrack without end. */
const ONE_MS = 50;
const ALL_MS = 2000;
const LONGEST = 2000;

/**
 * Whether a regular expression matches the whole of a text, as Pact's rules mean it; undefined where it cannot be told
 * here: in another dialect, too long, or too slow.
 */
export type RegexTrial = (source: string, text: string) => boolean | undefined;

/** Tries expressions until their time is up; from then on nothing can be told. */
export const regexTrial = (): RegexTrial => {
  const sandbox: Record<string, unknown> = createContext({});
  const script = new Script('new RegExp(source, flags).test(text)');
  let left = ALL_MS;
  return (source, text) => {
    if (source.length > LONGEST || text.length > LONGEST) return undefined;
    const [, inline = '', rest = ''] = /^(?:\(\?([ims]+)\))?([^]*)$/.exec(source) ?? [];
    for (const flags of [`u${inline}`, inline]) {
      if (left <= 0) return undefined;
      Object.assign(sandbox, { source: `^(?:${rest})$`, flags, text });
      const startedAt = performance.now();
      try {
        return script.runInContext(sandbox, { timeout: ONE_MS }) === true;
      } catch {
        continue;
      } finally {
        left -= performance.now() - startedAt;
      }
    }
    return undefined;
  };
};
