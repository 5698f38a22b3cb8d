import { defineProbe, type Drive, type ProbeScope } from '../model/probe.js';
import {
  type Credentials,
  OPERATIONS,
  type RefusedLogin,
  sendRefused,
  sendsFor,
} from './_refused-logins.js';

const NONE: Credentials = ['anonymous', 'none'];
const CHANGED: Credentials = ['bad-token', { forgery: 'changed-signature' }];
const UNSIGNED: Credentials = ['bad-token', { forgery: 'unsigned' }];
const WRONG_SCHEME: Credentials = ['bad-token', { forgery: 'wrong-scheme' }];
const IN_QUERY: Credentials = ['query-token', { forgery: 'in-query' }];
const GARBAGE: Credentials = ['bad-token', { value: 'Bearer not-a-token' }];

const each = (credentials: Credentials): readonly RefusedLogin[] =>
  OPERATIONS.map((operation) => ({ operation, credentials }));

/** Beyond this machine each counts: the likeliest. */
const FEW: readonly RefusedLogin[] = [
  { operation: 'get', credentials: NONE },
  { operation: 'update', credentials: NONE },
  { operation: 'delete', credentials: NONE },
  { operation: 'get', credentials: CHANGED },
];
const ALL = [NONE, CHANGED, UNSIGNED, WRONG_SCHEME, GARBAGE].flatMap(each);
/** Logs keep addresses. */
const HERE = [...ALL, ...each(IN_QUERY)];

const loginsIn = ({ loopback, depth }: Pick<ProbeScope, 'loopback' | 'depth'>) => {
  if (loopback) return HERE;
  return depth === 'full' ? ALL : FEW;
};

const canBeMade = ({ credentials: [, authorization] }: RefusedLogin, { hasToken }: Drive) =>
  hasToken || !(typeof authorization === 'object' && 'forgery' in authorization);

export default defineProbe({
  id: 'credentials',
  title:
    'Every operation on a client of ours without credentials, with forged ones and with garbage',
  depth: 'quick',
  mutates: true,
  needs: ['failed-logins'],
  comesLast: true,
  serves: ['listClients', 'createClient', 'getClient', 'deleteClient'],
  requests: 79,
  sends: sendsFor(HERE),
  sendsIn: (scope) => sendsFor(loginsIn(scope)),
  async run(drive) {
    const logins = loginsIn(drive).filter((login) => canBeMade(login, drive));
    await sendRefused(drive, logins, 'Credentials');
  },
});
