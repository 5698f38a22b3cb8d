import { conformBy, type ConformOptions, type MatcherOptions } from './conform.js';
import { failure, unexpected } from './words.js';

export type { ConformOptions, MatcherOptions } from './conform.js';

declare global {
  // Vitest extends these types too.
  // eslint-disable-next-line @typescript-eslint/no-namespace -- they are there
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- all declarations have these parameters
    interface Matchers<R, T = {}> {
      /**
       * Judges an answer by the document; to be awaited.
       * @param operation whose answer it is: `listClients`, `createClient`, `getClient`, `updateClient`, `deleteClient`
       */
      toConformTo(operation: string, options?: ConformOptions): Promise<void>;
    }
  }
}

/** What a matcher is called on. */
interface Matching {
  readonly isNot?: boolean;
}

/** What a matcher of vitest and jest gives. */
export interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The matchers with options of one's own: another document, a gate. */
export const conformanceMatchersWith = (options: MatcherOptions) => {
  const conform = conformBy(options);
  return {
    async toConformTo(
      this: Matching,
      received: unknown,
      operation: string,
      more?: ConformOptions,
    ): Promise<Matched> {
      const conformed = await conform.judge(received, operation, more);
      const { verdict } = conformed.judgment;
      const isNot = this.isNot === true;
      // What nobody can tell fails either way.
      const pass = verdict === 'could-not-tell' ? isNot : verdict === 'conforms';
      return {
        pass,
        message: () => (isNot ? unexpected(conformed) : failure(conformed, options.gate)),
      };
    },
  };
};

/** `expect.extend(conformanceMatchers)`, then `await expect(response).toConformTo('getClient')`. */
export const conformanceMatchers = conformanceMatchersWith({});
