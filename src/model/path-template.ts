/** A variable in a path of a document; no name of one holds a slash, for a path is split before it is read. */
const VARIABLE = /\{([^/{}]*)\}/g;

/** The names of the variables of a path template, in order. */
export const variablesOf = (template: string): readonly string[] =>
  [...template.matchAll(VARIABLE)].map(([, name = '']) => name);

/** A path template with the same text for each variable. */
export const filled = (template: string, value: string): string =>
  template.replace(VARIABLE, () => value);

/** A path template without the names of its variables: two of one shape are of the same paths. */
export const shapeOf = (template: string): string => filled(template, '{}');
