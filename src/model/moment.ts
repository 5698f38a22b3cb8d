import type { Exchange, Order, Vouched } from './exchange.js';

/** When an exchange was under way: milliseconds, widened by what its clock may be off. */
export interface Moment {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** One of our own requests, or vouched for: nobody else writes to the clients that it is about. */
  readonly own: boolean;
  /** What whoever recorded says of the writes that are shown. */
  readonly vouched?: Vouched | undefined;
  /** Where it stands in its recording, which need not be the order of the times. */
  readonly order?: Order | undefined;
}

export const momentOf = (exchange: Exchange): Moment => ({
  id: exchange.id,
  start: exchange.startedAt - exchange.precisionMs,
  end: exchange.endedAt + exchange.precisionMs,
  own: exchange.purpose !== undefined || exchange.vouched === 'sole',
  vouched: exchange.vouched,
  order: exchange.order,
});

/** How many times as long as a late read may take. */
const HASTE = 12;

/**
 * Whether a read came so soon after a write that nobody can have written in between whom a recording
 * made elsewhere does not show. It cannot be known; but whoever did so would have to learn of the write
 * and answer it within a minute (twelve times `consistencySeconds`), and a server that loses what it is
 * sent is the likelier cause by far.
 */
export const isSoon = (write: Moment, read: Moment, limitMs: number): boolean =>
  write.vouched !== 'partial' &&
  read.start >= write.end &&
  read.start < write.end + HASTE * limitMs;

/** Whether a read came so long after a write that somebody may well have written in between. */
export const isLongAfter = (write: Moment, read: Moment, limitMs: number): boolean =>
  write.vouched !== 'partial' && read.start >= write.end + HASTE * limitMs;
