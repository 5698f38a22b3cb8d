/** The directives of Cache-Control field values (RFC 9111 §5.2), by lower-case name; without an argument: ''. */
export const parseCacheControl = (values: readonly string[]): ReadonlyMap<string, string> => {
  const directives = new Map<string, string>();
  for (const value of values) {
    for (const [, name = '', quoted, bare = ''] of value.matchAll(DIRECTIVE))
      if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), quoted ?? bare);
  }
  return directives;
};

const DIRECTIVE = /([!#$%&'*+.^_`|~\w-]+)(?:=(?:"([^"]*)"|([^\s,"]*)))?/g;
