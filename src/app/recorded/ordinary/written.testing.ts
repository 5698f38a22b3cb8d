import type { SecondProvider } from '../../second-provider.testing.js';
import { type Asked, type Exchanged, type Header, targetAt } from './exchange.testing.js';

/** How long the application waits between two requests, milliseconds. */
export type Pause = number;

/** A request takes less than a step of the clock. */
const TAKES = 0.6;
/** From one start of the application to the next. */
const AFTERWARDS = 20_000;
const COMMON = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 };
const BEGAN = Date.UTC(2026, 10, 29, 9, 30);

/** The exchanges as any recorder writes them, with credentials scrubbed. */
export const written = (
  exchanged: readonly Exchanged[],
  provider: SecondProvider,
  pause: Pause,
): readonly unknown[] => {
  let clock = BEGAN;
  return exchanged.map(({ asked, answer, afterwards }) => {
    if (afterwards) clock += AFTERWARDS;
    const startedAt = clock;
    clock += TAKES + pause;
    const { status, headers, text } = answer;
    const size = Buffer.byteLength(text);
    return {
      startedDateTime: new Date(startedAt).toISOString(),
      time: TAKES,
      request: requestOf(asked, provider),
      response: {
        ...COMMON,
        status,
        statusText: '',
        redirectURL: '',
        bodySize: size,
        headers: headers.map(([name, value]) =>
          fieldOf([
            name,
            name.toLowerCase() === 'date' ? new Date(startedAt).toUTCString() : value,
          ]),
        ),
        content: { size, mimeType: typeOf(headers), text },
      },
      cache: {},
      timings: { send: 0.1, wait: 0.4, receive: 0.1 },
    };
  });
};

const fieldOf = ([name, value]: Header) => ({ name, value });

const typeOf = (headers: readonly Header[]): string =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';

const requestOf = (asked: Asked, provider: SecondProvider) => {
  const { method, sent, anonymous } = asked;
  const text = sent === undefined ? '' : JSON.stringify(sent);
  const fields: Header[] = [
    ...(anonymous ? [] : [['authorization', 'Bearer REDACTED'] as const]),
    ...(sent === undefined ? [] : [['content-type', 'application/json'] as const]),
    ['accept', '*/*'],
  ];
  return {
    method,
    url: `https://tenant.example${targetAt(provider, asked)}`,
    ...COMMON,
    queryString: [],
    headers: fields.map(fieldOf),
    bodySize: Buffer.byteLength(text),
    ...(sent === undefined ? {} : { postData: { mimeType: 'application/json', text } }),
  };
};
