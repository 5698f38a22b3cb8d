import type { Kind } from './kind.js';

/** Where in `conformance.yaml` an option stands, first wins: `target` is the chosen entry of `targets`. */
type Place = `settings.${string}` | `target.${string}` | `budgets.${string}` | 'target';

/** One option: what it is, and every place from which it is read. */
export interface Option<T = unknown> {
  readonly kind: Kind<T>;
  /** One clause, without the default. */
  readonly help: string;
  /** Of a number: `seconds`, `requests a second`. */
  readonly unit?: string;
  /** What it is where nobody says anything. */
  readonly default?: T;
  /** The default in words; undefined: there is none. */
export const defaultOf = ({
  default: value,
  defaultWords,
}: Pick<Option, 'default' | 'defaultWords'>): string | undefined => {
  if (defaultWords !== undefined) return defaultWords;
  if (Array.isArray(value)) return value.map(String).join(',');
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined;
};
