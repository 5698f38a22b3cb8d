import { Body, EMPTY_BODY } from '../../model/body.js';
import type { ConformanceError } from '../../model/error.js';
import { type PACT_ERRORS, pactError } from '../errors.js';
import { HeaderList } from '../../model/http/headers.js';
import { withoutTail } from '../../model/tail.js';
import type { Transport } from '../../model/transport.js';
import { member } from '../file/json.js';
import { quoted } from './refusal.js';
import type { BrokerSettings } from './settings.js';

/** A way to the broker. */
export interface BrokerAccess {
  readonly settings: BrokerSettings;
  readonly transport: Transport;
  readonly signal: AbortSignal;
}

export interface BrokerCall {
  readonly method: string;
  /** Below the broker's address. */
  readonly path: string;
  readonly json?: unknown;
}

export interface BrokerAnswer {
  readonly status: number;
  readonly value: unknown;
  /** As they came, content codings undone. */
  readonly bytes: Uint8Array;
}

const TIMEOUT = 30_000;

/** Follows no redirect: credentials go to the address that the user named, and nowhere else. Throws `broker-unreachable`. */
export const call = async (
  { settings, transport, signal }: BrokerAccess,
  { method, path, json }: BrokerCall,
): Promise<BrokerAnswer> => {
  const { origin, pathname } = new URL(settings.baseUrl);
  const { response, failure } = await transport.send(
    {
      ...{ method, origin, target: `${withoutTail(pathname, '/')}${path}` },
      headers: new HeaderList([
        { name: 'accept', value: 'application/hal+json, application/json' },
        ...(json === undefined ? [] : [{ name: 'content-type', value: 'application/json' }]),
        ...credentials(settings),
      ]),
      body: json === undefined ? EMPTY_BODY : Body.ofText(JSON.stringify(json)),
    },
    { timeoutMs: TIMEOUT, signal },
  );
  if (!response || failure)
    throw pactError('broker-unreachable', `the broker at ${settings.baseUrl} is not there`);
  const parsed = response.body.json;
  return {
    status: response.status,
    value: parsed.ok ? parsed.value : undefined,
    bytes: response.body.bytes ?? new Uint8Array(),
  };
};

const credentials = ({ env }: BrokerSettings) => {
  const {
    PACT_BROKER_TOKEN: token,
    PACT_BROKER_USERNAME: user,
    PACT_BROKER_PASSWORD: password,
  } = env;
  if (token !== undefined) return [{ name: 'authorization', value: `Bearer ${token}` }];
  if (user === undefined) return [];
  const basic = Buffer.from(`${user}:${password ?? ''}`).toString('base64');
  return [{ name: 'authorization', value: `Basic ${basic}` }];
};

/** The content of a success. Throws the codes of a broker that did not answer as asked. */
export const demand = ({ status, value }: BrokerAnswer, broker: BrokerAccess): unknown => {
  if (status >= 200 && status < 300 && value !== undefined) return value;
  if (status >= 200 && status < 300) throw garbage(broker);
  const at = `the broker at ${broker.settings.baseUrl}`;
  throw pactError(codeOf(status), `${at} answers ${status}${saying(value, broker)}`);
};

const saying = (value: unknown, { settings }: BrokerAccess): string => {
  const errors = member(value, 'errors');
  if (errors === undefined) return '';
  const words = quoted(JSON.stringify(errors).slice(0, 65_536), settings);
  return words === '' ? '' : `: ${words}`;
};

const codeOf = (status: number): keyof typeof PACT_ERRORS => {
  if (status === 401 || status === 403) return 'broker-unauthorized';
  if (status === 404) return 'broker-not-found';
  return status >= 500 ? 'broker-failed' : 'broker-refused';
};

export const garbage = ({ settings }: BrokerAccess): ConformanceError =>
  pactError('broker-answer-invalid', `the broker at ${settings.baseUrl} does not answer like one`);
