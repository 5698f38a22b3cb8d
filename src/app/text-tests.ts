import { formatTest } from '../openapi/formats.js';
import { compilePattern } from '../openapi/pattern.js';

/** Patterns and formats as exchanges are judged by them. */
export const textTests = {
  pattern: (source: string) => {
    const pattern = compilePattern(source);
    return (text: string) => pattern.test(text);
  },
  format: formatTest,
};
