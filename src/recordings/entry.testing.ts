import { ConformanceError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import { readHar } from './har.js';

export const headers = [{ name: 'Content-Type', value: 'application/json' }];
export const content = { size: 2, mimeType: 'application/json', text: '{}' };
export const request = { method: 'GET', url: 'https://h.example/x', headers: [], bodySize: 0 };
export const response = { status: 200, statusText: 'OK', headers, content, bodySize: 2 };
export const entry = { startedDateTime: '2026-01-02T03:04:05.678Z', time: 12.5, request, response };

export const har = (...entries: readonly unknown[]) => JSON.stringify({ log: { entries } });
export const readAll = (...entries: readonly unknown[]) =>
  readHar(har(...entries), { file: 'a.har' });
export const read = (...entries: readonly unknown[]) => readAll(...entries).exchanges;
export const one = (value: unknown): Exchange => {
  const [exchange] = read(value);
  if (!exchange) throw new Error('the entry was passed over');
  return exchange;
};
export const withRequest = (change: object) =>
  one({ ...entry, request: { ...request, ...change } });
export const withResponse = (change: object) =>
  one({ ...entry, response: { ...response, ...change } });

export const errorOf = (work: () => unknown): ConformanceError => {
  try {
    work();
  } catch (error) {
    if (error instanceof ConformanceError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};
