import type { Hooks } from '../fault.js';
import { onAnswer, valueOf, withValue } from './_spoil.js';

const SIZE = 10;

/** The list in pages, each of which names the next one. @param startOf where a page begins, counted from 0 */
export const inPages = (startOf: (page: number) => number): Hooks =>
  onAnswer('listClients', 200, (answer, { target }) => {
    const clients = valueOf(answer) as readonly unknown[];
    const [path = ''] = target.split('?', 1);
    const page = Number(/[?&]page=(\d{1,4})/.exec(target)?.[1] ?? 0);
    const start = startOf(page);
    const part = withValue(answer, clients.slice(start, start + SIZE));
    if (startOf(page + 1) >= clients.length) return part;
    const link = ['Link', `<${path}?page=${page + 1}>; rel="next"`] as const;
    return { ...part, fields: [...part.fields, link] };
  });
