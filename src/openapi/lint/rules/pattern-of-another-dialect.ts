import { textAt } from '../../value.js';
import { defineRule } from '../rule.js';

const document = (pattern: string) => ({
  openapi: '3.0.3',
  info: { title: 'T', version: '1' },
  paths: {},
  components: { schemas: { S: { type: 'string', pattern } } },
});

/** Escapes, classes and delimiters that mean something elsewhere, and to ECMAScript the letters themselves. */
const FOREIGN = /\\[AZzGhHRKQEX]|\[\[:\^?[a-z]+:\]|^\/.*\/[a-z]*$/;

const isForeign = (pattern: string): boolean => FOREIGN.test(pattern.replace(/\\\\/g, ''));

export default defineRule({
  id: 'pattern-of-another-dialect',
  gap: 'pattern-of-another-dialect',
  title: 'a pattern is written in another dialect, and means other texts in ECMAScript',
  ask: 'Which texts does the pattern mean? Will you write it as ECMAScript does?',
  examples: {
    fires: ['\\A[a-z]+\\Z', '[[:alpha:]]+', '/^a$/'].map(document),
    silent: ['^[a-z]+$', '^\\\\Z$', 'a/b', '^\\p{L}+$'].map(document),
  },
  find: (view) =>
    view.schemas
      .filter(({ place }) => isForeign(textAt(place.value, 'pattern') ?? ''))
      .map(({ place }) => place),
});
