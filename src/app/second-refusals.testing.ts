import type { Refusal } from './second-ways.testing.js';

const JSON_TYPE = 'application/json';
export const json = (status: number, value: object): Refusal => ({
  status,
  type: JSON_TYPE,
  text: JSON.stringify(value),
});
export const problem = (status: number, title: string): Refusal => ({
  status,
  type: 'application/problem+json',
  text: JSON.stringify({ type: 'about:blank', title, status }),
});
export const page = (status: number): Refusal => ({
  status,
  type: 'text/html; charset=utf-8',
  text: `<!doctype html><title>${status}</title><h1>The request was not understood</h1>`,
});
export const bare = (status: number): Refusal => ({ status });
