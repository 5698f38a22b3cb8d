import * as fc from 'fast-check';

/** Any text, with every kind of character. */
export const anything = fc.string({ unit: 'binary', maxLength: 60 });

/** What a terminal, an editor, a page or a build server would obey, in any order. */
export const hostile = fc
  .array(
    fc.constantFrom(
      '\x00',
      '\x1b[31m',
      '\x9b',
      '\r\n',
      '\n',
      '\t',
      '\u202e',
      '\u2066',
      '\u2028',
      '\ud800',
      '\udc00',
      '\ufffe',
      '<',
      '>',
      '&',
      '"',
      "'",
      ']]>',
      '</script>',
      '|',
      '`',
      '``` ',
      '@a',
      '#1',
      '::error',
      'https://x',
      'www.x',
      '\\',
      '*',
      '_',
      '[x](y)',
      'a',
      ' ',
    ),
  )
  .map((parts) => parts.join(''));
