import { randomBytes } from 'node:crypto';
import type { Contract } from '../../model/contract.js';
import { exchangeOf, type GivenAnswer } from './exchange.js';
import { type GivenOptions, operationOf, rightOptions } from './options.js';
import type { Judgment } from './judgment.js';
import { Told } from './told.js';

export interface ExchangeOptions extends GivenOptions {
  /** Whose answer it is, where the request does not tell. */
  readonly operation?: string | undefined;
}

/** Nobody who reads a replacement knows it. */
export const SALT = randomBytes(16).toString('hex');

/** How long an older state may be seen where nobody says. */
export const SECONDS = 5;

/** Judges one exchange. Throws `usage`, `unknown-check`. */
export const judgeExchange = (
  given: GivenAnswer,
  options: ExchangeOptions,
  contract: Contract,
): Judgment => {
  const right = rightOptions(options, ['operation']);
  const told = new Told({
    ...right,
    contract,
    consistencySeconds: SECONDS,
    isAlone: true,
    salt: SALT,
  });
  const placing = {
    contract,
    base: right.base,
    operation: operationOf(options.operation, contract),
  };
  told.add(exchangeOf(given, placing, { id: 'e1', at: 0 }));
  return told.end();
};
