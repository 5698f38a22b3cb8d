import type { ConformanceError } from '../model/error.js';
import { type DRIVER_ERRORS, driverError } from './errors.js';
import type { Exchange } from '../model/exchange.js';

interface Advice {
  readonly code: keyof typeof DRIVER_ERRORS;
  /** Default: what the code says. */
  readonly next?: string;
}

/** What an answer to the very first list speaks of: the collection, the rate, or the target itself. */
const adviceOn = (status: number): Advice => {
  if (status === 410) return { code: 'collection-not-found' };
  if (status === 429) return { code: 'list-refused', next: 'wait, or lower the rate with --rate' };
  if (status >= 300 && status < 400)
    return { code: 'list-refused', next: 'write the address that it leads to with --target' };
  if (status >= 500)
    return { code: 'list-refused', next: 'see whether the target is well, and run again' };
  return { code: 'list-refused' };
};

/** The first list is no list: without it nothing else is sent. @param because why it is none, one clause */
export const listRefused = ({ request, response }: Exchange, because: string): ConformanceError => {
  const status = response?.status ?? 0;
  const { code, next } = adviceOn(status);
  const what = `GET ${request.origin}${request.target.slice(0, 500)}`;
  return driverError(code, `${because}: ${what}`, next === undefined ? {} : { next });
};
