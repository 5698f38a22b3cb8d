import { type Conform, conformBy, type ConformOptions, type MatcherOptions } from './conform.js';
import { failure, unexpected } from './words.js';

export type { ConformOptions, MatcherOptions } from './conform.js';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- chai's types are there
  namespace Chai {
    interface Assertion {
      /**
       * Judges an answer by the document; to be awaited.
       * @param operation whose answer it is: `listClients`, `createClient`, `getClient`, `updateClient`, `deleteClient`
       */
      conformTo(operation: string, options?: ConformOptions): Promise<void>;
    }
  }
}

/** What is used of chai, whichever version of it is there. */
interface Chai {
  readonly Assertion: {
    addMethod(
      name: string,
      method: (this: object, operation: string, options?: ConformOptions) => Promise<void>,
    ): void;
  };
  readonly AssertionError: new (message: string) => Error;
}

interface Utils {
  flag(assertion: object, name: string): unknown;
}

/** The plugin with options of one's own: another document, a gate. */
export const conformancePluginWith = (options: MatcherOptions) => {
  const conform = conformBy(options);
  return (chai: Chai, utils: Utils): void => {
    // The first test would wait for it, and mocha waits for two seconds.
    conform.prepare();
    chai.Assertion.addMethod('conformTo', async function (operation, more) {
      const wrong = await complaint(conform, options, {
        received: utils.flag(this, 'object'),
        isNot: utils.flag(this, 'negate') === true,
        operation,
        more,
      });
      if (wrong === undefined) return;
      const said: unknown = utils.flag(this, 'message');
      throw new chai.AssertionError(typeof said === 'string' ? `${said}: ${wrong}` : wrong);
    });
  };
};

interface Asked {
  readonly received: unknown;
  readonly isNot: boolean;
  readonly operation: string;
  readonly more: ConformOptions | undefined;
}

/** What is to be said against an answer; undefined: nothing. */
const complaint = async (
  conform: Conform,
  { gate }: MatcherOptions,
  { received, isNot, operation, more }: Asked,
): Promise<string | undefined> => {
  const conformed = await conform.judge(received, operation, more);
  const { verdict } = conformed.judgment;
  if (isNot) return verdict === 'does-not-conform' ? undefined : unexpected(conformed);
  return verdict === 'conforms' ? undefined : failure(conformed, gate);
};

/** `chai.use(conformancePlugin)`, then `await expect(response).to.conformTo('getClient')`. */
export const conformancePlugin = conformancePluginWith({});
