import type { Answer } from '../provider/answer.js';
import type { Fault, Hooks } from '../provider/fault.js';
import type { Call } from '../provider/router.js';

export interface Variation {
  readonly does: string;
  readonly plant: Fault['plant'];
  /** It is late by more than a busy machine can tell from a tenth of a second. */
  readonly waits?: true;
  /** `severity check`. Default: nothing, for a correct provider may do so. */
  readonly shows?: readonly string[];
}

export const onAny = (
  status: number,
  change: (answer: Answer, call: Call) => Answer | undefined,
): Hooks => ({
  handle: async (call, next) => {
    const answer = await next();
    return answer.status === status ? (change(answer, call) ?? answer) : answer;
  },
});

export const bare = (status: number): Answer => ({ status, fields: [] });

export const html = (status: number): Answer => ({
  status,
  fields: [['Content-Type', 'text/html; charset=utf-8']],
  content: Buffer.from('<!doctype html><title>Not found</title><p>There is nothing here.'),
});

export const creating = (refuse: (call: Call) => boolean, answer: Answer): Hooks => ({
  handle: (call, next) => (call.operation === 'createClient' && refuse(call) ? answer : next()),
});

export const chunked: Hooks = {
  wire: ({ head, content }, { method }) => {
    if (content.length === 0 || method === 'HEAD') return undefined;
    const fields = Buffer.from(head)
      .toString()
      .replace(/^Content-Length: \d+/im, 'Transfer-Encoding: chunked');
    const [half, size] = [Math.floor(content.length / 2), content.length];
    const chunk = (bytes: Uint8Array) =>
      Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
    return Buffer.concat([
      Buffer.from(fields),
      ...(half > 0 ? [chunk(content.subarray(0, half))] : []),
      chunk(content.subarray(half, size)),
      Buffer.from('0\r\n\r\n'),
    ]);
  },
};
