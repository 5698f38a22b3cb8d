/** One challenge of a WWW-Authenticate field (RFC 9110 §11.3). */
export interface Challenge {
  /** Lower case. */
  readonly scheme: string;
  /** By lower-case name, unquoted. */
  readonly parameters: ReadonlyMap<string, string>;
}

const GAP = /[\s,]*/y;
const TOKEN = /[!#$%&'*+.^_`|~\w-]+/y;
const PARAMETER =
  /([!#$%&'*+.^_`|~\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+.^_`|~\w-]+))\s*(?=,|$)/sy;
const TOKEN_68 = /[ \t]+[\w\-.~+/]+=*[ \t]*(?=,|$)/y;

/**
 * The challenges of one field value, which may hold several (RFC 9110 §11.6.1). What cannot be read
 * ends the list: the challenges before it stand.
 */
export const parseChallenges = (value: string): readonly Challenge[] => {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(value);
    if (found) at = pattern.lastIndex;
    return found;
  };
  for (take(GAP); at < value.length; take(GAP)) {
    const parameter = take(PARAMETER);
    const last = challenges.at(-1);
    if (parameter && last) {
      const [, name = '', quoted, bare = ''] = parameter;
      last.parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/gs, '$1') ?? bare);
      continue;
    }
    const scheme = parameter ? null : take(TOKEN);
    if (!scheme) break;
    challenges.push({ scheme: scheme[0].toLowerCase(), parameters: new Map() });
    take(TOKEN_68);
  }
  return challenges;
};
