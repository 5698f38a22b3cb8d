import type { IncomingMessage, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Answer } from './answer.js';
import type { Wire } from './fault.js';

/** How much of a body that nobody wants is read, and for how long, before the connection goes. */
const DRAIN_BYTES = 1 << 20;
const DRAIN_MS = 500;

/**
 * Reads on for a while without keeping anything. A connection that is closed while the other side
 * still sends is reset, and the reset takes the answer with it.
 */
const drain = (request: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, DRAIN_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > DRAIN_BYTES) done();
    });
    request.once('end', done);
    request.once('close', done);
    request.resume();
  });

const lengthOf = ({ content }: Answer): readonly (readonly [string, string])[] =>
  content ? [['Content-Length', String(content.length)]] : [];

/** Writes an answer; of an answer to HEAD everything but its content (RFC 9110 §9.3.2). */
export const write = async (
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  for (const [name, value] of [...answer.fields, ...lengthOf(answer)]) {
    response.appendHeader(name, value);
  }
  const isWhole = request.complete;
  if (!isWhole) response.setHeader('Connection', 'close');
  response.writeHead(answer.status);
  if (answer.content && request.method !== 'HEAD') response.write(answer.content);
  if (!isWhole) await drain(request);
  response.end();
};

/** The bytes that an answer amounts to, for a fault to spoil. */
export const wireOf = (answer: Answer): Wire => {
  const fields = [
    ...answer.fields,
    ...lengthOf(answer),
    ['Date', new Date().toUTCString()],
    ['Connection', 'close'],
  ];
  const reason = STATUS_CODES[answer.status] ?? '';
  const lines = fields.map(([name = '', value = '']) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${answer.status} ${reason}\r\n${lines.join('')}\r\n`;
  return { answer, head: Buffer.from(head), content: answer.content ?? new Uint8Array() };
};

/** Writes bytes past the HTTP server, which would not let them be wrong, and closes. */
export const writeRaw = (bytes: Uint8Array, response: ServerResponse): void => {
  const { socket } = response;
  socket?.end(bytes, () => {
    socket.destroySoon();
  });
};
