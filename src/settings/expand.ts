import { settingsError } from './errors.js';

const VARIABLE = /\$(\$)?\{([^}]*)\}/g;

/**
 * Replaces `${NAME}` in every text of a value by the environment variable; `$${` stands for `${`.
 * Throws `config-variable` for a name that is not set: an empty setting would fail later and darker.
 */
export const expand = (
  value: unknown,
  env: Readonly<Record<string, string | undefined>>,
  file: string,
): unknown => {
  if (typeof value === 'string') {
    return value.replace(VARIABLE, (_, escaped: string | undefined, name: string) => {
      if (escaped !== undefined) return `\${${name}}`;
      const text = Object.hasOwn(env, name) ? env[name] : undefined;
      if (text !== undefined && text !== '') return text;
      throw settingsError(
        'config-variable',
        `${file} needs the variable ${name}, which is not set`,
      );
    });
  }
  if (Array.isArray(value)) return value.map((item: unknown) => expand(item, env, file));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, expand(item, env, file)]),
  );
};
