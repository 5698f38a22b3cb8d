import { defineProbe, type ProbeScope } from '../model/probe.js';
import { OPERATIONS, type RefusedLogin, sendRefused, sendsFor } from './_refused-logins.js';

const expired = (operation: RefusedLogin['operation']): RefusedLogin => ({
  operation,
  credentials: ['expired-token', { forgery: 'expired' }],
});
const ALL = OPERATIONS.map(expired);

const loginsIn = ({ loopback, depth }: Pick<ProbeScope, 'loopback' | 'depth'>) =>
  loopback || depth === 'full' ? ALL : [expired('get')];

export default defineProbe({
  id: 'expired-token',
  title: 'Every operation on a client of ours with a token that expired long ago',
  depth: 'quick',
  mutates: true,
  needs: ['failed-logins', 'expired-token'],
  comesLast: true,
  serves: ['listClients', 'createClient', 'getClient', 'deleteClient'],
  requests: 19,
  sends: sendsFor(ALL),
  sendsIn: (scope) => sendsFor(loginsIn(scope)),
  async run(drive) {
    await sendRefused(drive, loginsIn(drive), 'Expired token');
  },
});
