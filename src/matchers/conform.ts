import type { ExchangeOptions } from '../app/given/judge.js';
import type { Judgment } from '../app/given/judgment.js';
import type { Contract } from '../model/contract.js';
import { toolError } from '../model/error.js';
import type { Purpose } from '../model/purpose.js';
import { answerOf } from './answer.js';

/** By what all answers of a test are judged. */
export type MatcherOptions = Omit<ExchangeOptions, 'operation'>;

/** What a test says of one answer besides its operation. */
export interface ConformOptions {
  /** Why the request was sent, where a refusal was asked for. */
  readonly purpose?: Purpose;
}

/** An answer that was judged. */
export interface Conformed {
  readonly operation: string;
  readonly judgment: Judgment;
}

export interface Conform {
  /** Begins to compile the document: what is wrong with it is told to whoever judges by it. */
  prepare(): void;
  judge(received: unknown, operation: string, options?: ConformOptions): Promise<Conformed>;
}

/** Judges answers; the document is compiled once, and kept. */
export const conformBy = (options: MatcherOptions): Conform => {
  let compiled: Promise<Contract> | undefined;
  const compile = () => (compiled ??= contractOf(options));
  const judge: Conform['judge'] = async (received, operation, { purpose } = {}) => {
    const { judgeExchange } = await import('../app/given/judge.js');
    const { operationOf } = await import('../app/given/options.js');
    const contract = await compile();
    const known = operationOf(operation, contract);
    if (!known)
      throw toolError('usage', 'nobody says of which operation the answer is', {
        next: `name one of ${contract.operations.map(({ id }) => id).join(', ')}`,
      });
    const answer = await answerOf(received, known.method);
    const judgment = judgeExchange({ ...answer, purpose }, { ...options, operation }, contract);
    return { operation, judgment };
  };
  const prepare = () => {
    compile().catch(() => undefined);
  };
  return { prepare, judge };
};

const contractOf = async ({ contract }: MatcherOptions): Promise<Contract> => {
  if (contract !== undefined)
    return (await import('../app/given/options.js')).rightContract(contract);
  const { settingsOf } = await import('../app/settings.js');
  const { contract: packaged } = await import('../app/contract.js');
  return packaged(settingsOf('contract', {}, {}));
};
