import type { ConformanceError } from '../../model/error.js';
import { pactError } from '../errors.js';
import { terminal } from '../../model/escape.js';
import { record, type Fields } from '../file/json.js';

/** Selectors that say one thing: their name alone stands for them. */
const WORDS: readonly string[] = [
  ...['mainBranch', 'matchingBranch', 'deployedOrReleased', 'deployed', 'released', 'latest'],
];

const MOST = 100;

/**
 * What Pact advises: what is merged, what is deployed or released and, where the provider has a branch, what lies on
 * the consumer's branch of that name.
 */
export const advisedSelectors = (branch: string | undefined): readonly Fields[] => [
  { mainBranch: true },
  ...(branch === undefined ? [] : [{ matchingBranch: true }]),
  { deployedOrReleased: true },
];

/**
 * Consumer version selectors as a caller writes them: JSON as Pact defines it, or one of a few words. Which members a
 * selector may have is the broker's to say. Throws `usage`.
 */
export const readSelectors = (
  texts: readonly string[],
  branch: string | undefined,
): readonly Fields[] => {
  const selectors = texts.flatMap(selectorsIn);
  if (selectors.length > MOST) throw wrong(`there are more than ${MOST} selectors`);
  if (branch === undefined && selectors.some((each) => each.matchingBranch === true))
    throw pactError('usage', 'the selector matchingBranch needs the branch to match', {
      next: 'add --provider-branch',
    });
  return selectors;
};

const selectorsIn = (text: string): readonly Fields[] => {
  if (WORDS.includes(text)) return [{ [text]: true }];
  const values = [parsed(text)].flat().map(record);
  const selectors = values.flatMap((each) => (each ? [each] : []));
  if (values.length === 0 || selectors.length < values.length)
    throw wrong(`the selector ${terminal(text, 80)} is none`);
  return selectors;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const wrong = (message: string): ConformanceError =>
  pactError('usage', message, {
    next: `write JSON such as '{"branch":"main","consumer":"console"}', or one of ${WORDS.join(', ')}`,
  });
