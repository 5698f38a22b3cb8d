import type { Kind } from './kind.js';

/** Where in `conformance.yaml` an option stands, first wins: `target` is the chosen entry of `targets`. */
type Place =
  `settings.${string}` | `target.${string}` | `budgets.${string}` | `values.${string}` | 'target';

/** One option: what it is, and every place from which it is read. */
export interface Option<T = unknown> {
  readonly kind: Kind<T>;
  /** One clause, without the default. */
  readonly help: string;
  /** Of a number: `seconds`, `requests a second`. */
  readonly unit?: string;
  /** What it is where nobody says anything. */
  readonly default?: T;
  /** The default in words, where it is none that can be written down. */
  readonly defaultWords?: string;
  /** Its name where a caller gives it, where that is another: `format` of a command that prints. */
  readonly as?: string;
  /** `--…`; null: it has no flag. Default: the caller's name with dashes. */
  readonly flag?: string | null;
  /** Environment variables, first wins. */
  readonly env?: readonly string[];
  readonly file?: readonly Place[];
  /** Its value is a secret: it is never shown. */
  readonly secret?: true;
}

export const option = <T, const O extends Omit<Option<T>, 'kind'>>(kind: Kind<T>, rest: O) => ({
  kind,
  ...rest,
});

/** The default in words; undefined: there is none. */
export const defaultOf = ({
  default: value,
  defaultWords,
}: Pick<Option, 'default' | 'defaultWords'>): string | undefined => {
  if (defaultWords !== undefined) return defaultWords;
  if (Array.isArray(value)) return value.map(String).join(',');
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined;
};
