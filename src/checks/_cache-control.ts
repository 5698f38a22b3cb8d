/** The directives of a Cache-Control value (RFC 9111 §5.2), by lower-case name; without an argument: ''. */
export const parseCacheControl = (value: string): ReadonlyMap<string, string> => {
  const known = KNOWN.get(value);
  if (known) return known;
  const directives = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of value.matchAll(DIRECTIVE))
    if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), quoted ?? bare);
  if (KNOWN.size < 64) KNOWN.set(value, directives);
  return directives;
};

const DIRECTIVE = /([!#$%&'*+.^_`|~\w-]+)(?:=(?:"([^"]*)"|([^\s,"]*)))?/g;
/** The values that real traffic repeats; bounded, for a server chooses them. */
const KNOWN = new Map<string, ReadonlyMap<string, string>>();
