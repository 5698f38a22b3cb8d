import { type Answer, withField } from '../answer.js';

/** The same answer, its content coded; an answer without content stays as it is. */
export const coded = (
  answer: Answer,
  coding: string,
  code: (content: Uint8Array) => Uint8Array,
): Answer =>
  answer.content
    ? { ...withField(answer, 'Content-Encoding', coding), content: code(answer.content) }
    : answer;
