import { Agent, request as ask } from 'node:http';
import { isObject } from '../../../model/json/walk.js';
import { operationAt, targetOf } from '../../../model/operation.js';
import type { SecondProvider } from '../../second-provider.testing.js';

export type Fields = Readonly<Record<string, unknown>>;
export type Header = readonly [string, string];

/** A request as the application sends it. */
export interface Asked {
  readonly method: string;
  readonly partner: string;
  readonly clientId?: string | undefined;
  readonly sent?: unknown;
  /** Credentials are left out. */
  readonly anonymous?: true;
}

export interface Answer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly text: string;
}

export interface Exchanged {
  readonly asked: Asked;
  readonly answer: Answer;
  /** Before it the application did nothing for a while. */
  readonly afterwards?: true;
}

/** Asks the provider itself. */
export type Forward = (asked: Asked) => Promise<Answer>;

export const targetAt = (
  { institution }: Pick<SecondProvider, 'institution'>,
  { partner, clientId }: Asked,
): string => targetOf({ institution, partner }, clientId);

export const operationOf = ({ method, clientId }: Asked): string | undefined =>
  operationAt(method, clientId);

export const jsonOf = ({ text }: Pick<Answer, 'text'>): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

export const membersIn = (value: unknown): Fields => (isObject(value) ? value : {});

export const listIn = (value: unknown): unknown[] =>
  Array.isArray(value) ? [...(value as unknown[])] : [];

/** The clients that a list shows. */
export const itemsOf = (answer: Answer): readonly Fields[] => {
  const value = jsonOf(answer);
  return Array.isArray(value) ? value.filter(isObject) : [];
};

/** What a provider is asked through one connection. */
export const connectionTo = (provider: SecondProvider): { forward: Forward; close: () => void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    forward: (asked) => sendTo(provider, asked, agent),
    close: () => {
      agent.destroy();
    },
  };
};

const sendTo = (provider: SecondProvider, asked: Asked, agent: Agent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = {
      ...(asked.anonymous ? {} : { authorization: `Bearer ${provider.token}` }),
      ...(asked.sent === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const url = `${provider.origin}${targetAt(provider, asked)}`;
    const outgoing = ask(url, { method: asked.method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: pairsOf(response.rawHeaders), text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(asked.sent === undefined ? undefined : JSON.stringify(asked.sent));
  });

const pairsOf = (raw: readonly string[]): Header[] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));
