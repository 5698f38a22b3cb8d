import type { IncomingMessage } from 'node:http';
import { operationOf, routeOf, type Call } from './router.js';

/** The most that a request may carry, bytes. */
const LIMIT = 65_536;

/** Reads the content of a request as far as it is acceptable; rejects where the caller goes away. */
const readBody = (request: IncomingMessage): Promise<Call['body']> =>
  new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > LIMIT) {
      resolve('too-large');
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= LIMIT) chunks.push(chunk);
      else {
        request.pause().off('data', take);
        resolve('too-large');
      }
    };
    request.on('data', take);
    request.once('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.once('error', reject);
    request.once('close', () => {
      reject(new Error('the caller went away'));
    });
  });

/** A request as the API sees it. */
export const callOf = async (request: IncomingMessage): Promise<Call> => {
  const { method = '', url: target = '', headers } = request;
  const route = routeOf(target);
  const operation = operationOf(method, route);
  const body = await readBody(request);
  return { method, target, headers, body, route, ...(operation && { operation }) };
};
