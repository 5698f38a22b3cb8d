import type { Contract } from '../../model/contract.js';
import { appError } from '../errors.js';
import type { Vouched } from '../../model/exchange.js';
import { wrong } from './demand.js';
import { demandAlike, exchangeOf, type GivenExchange, isTimed } from './exchange.js';
import { SALT, SECONDS } from './judge.js';
import { type GivenOptions, rightOptions } from './options.js';
import type { Judgment } from './judgment.js';
import { Told } from './told.js';

export interface StoryOptions extends GivenOptions {
  /** How long an older state may be seen after a write. Default: 5; of exchanges without times 0. */
  readonly consistencySeconds?: number | undefined;
  /** Nobody else writes to the collections. Default: true, for whoever tells the story knows all of it. */
  readonly soleWriter?: boolean | undefined;
  /** Requests are missing. */
  readonly partial?: boolean | undefined;
}

/** A sequence of exchanges, told one by one in order of start. */
export interface Story {
  /** @throws ConformanceError `usage` for what is no exchange, or comes out of order */
  add(exchange: GivenExchange): void;
  /** What all of them come to; afterwards nothing can be added. */
  end(): Judgment;
}

const STORY = ['consistencySeconds', 'soleWriter', 'partial'];

/** Throws `usage`, `unknown-check`. */
export const storyOf = (options: StoryOptions, contract: Contract): Story => {
  const right = rightOptions(options, STORY);
  const vouched = vouchedBy(options);
  const seconds = secondsOf(options.consistencySeconds);
  const placing = { contract, base: right.base, vouched };
  let told: Told | undefined;
  let hasTimes = false;
  let isOver = false;
  let count = 0;
  let lastStart = -Infinity;
  const begun = (isFirstTimed: boolean): Told => {
    hasTimes = isFirstTimed;
    const consistencySeconds = seconds ?? (isFirstTimed ? SECONDS : 0);
    return new Told({ ...right, contract, consistencySeconds, isAlone: false, salt: SALT });
  };
  return {
    add: (given) => {
      if (isOver) throw over();
      const story = (told ??= begun(isTimed(given)));
      demandAlike(given, hasTimes);
      const made = exchangeOf(given, placing, { id: `e${count + 1}`, at: count * STEP });
      if (made.exchange.startedAt < lastStart) throw outOfOrder(made.exchange.id);
      lastStart = made.exchange.startedAt;
      count += 1;
      story.add(made);
    },
    end: () => {
      if (isOver) throw over();
      isOver = true;
      return (told ??= begun(false)).end();
    },
  };
};

/** Between two exchanges of no time, milliseconds: one is over long before the next began. */
const STEP = 1;

const over = () => appError('usage', 'the story has ended', { next: 'begin another one' });

const outOfOrder = (id: string) =>
  appError('usage', `the exchange ${id} began before the one before it`, {
    next: 'hand them over in order of start',
  });

const vouchedBy = ({ soleWriter, partial = false }: StoryOptions): Vouched | undefined => {
  if (soleWriter !== undefined && typeof soleWriter !== 'boolean')
    throw wrong('the option soleWriter', 'true or false');
  if (typeof partial !== 'boolean') throw wrong('the option partial', 'true or false');
  if (soleWriter && partial)
    throw appError('usage', 'soleWriter and partial contradict each other', {
      next: 'leave one of them out',
    });
  if (partial) return 'partial';
  return soleWriter === false ? undefined : 'sole';
};

const secondsOf = (seconds: unknown): number | undefined => {
  if (seconds === undefined) return undefined;
  if (typeof seconds === 'number' && seconds >= 0 && seconds <= 600) return seconds;
  throw wrong('the option consistencySeconds', 'a number from 0 to 600');
};
