import { defineProbe, type Drive, type ProbeScope } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import type { Login } from '../model/transport.js';
import { list } from './_client.js';

type Wrong = readonly [Login, Purpose];

/** Beyond this machine each counts: the likeliest. */
const FEW: readonly Wrong[] = [
  ['foreign-audience', 'bad-assertion'],
  ['changed-signature', 'bad-assertion'],
  ['expired', 'bad-assertion'],
];
const ALL: readonly Wrong[] = [
  ...FEW,
  ['wrong-issuer', 'bad-assertion'],
  ['wrong-subject', 'bad-assertion'],
  ['unknown-client', 'bad-assertion'],
  ['unsigned', 'bad-assertion'],
  ['hmac', 'bad-assertion'],
  ['other-key', 'bad-assertion'],
  ['expired-other-unit', 'odd-assertion'],
  ['hour-ahead', 'odd-assertion'],
  ['other-unit', 'other-unit'],
  ['no-grant', 'bad-token-request'],
  ['unknown-grant', 'bad-token-request'],
  ['grant-twice', 'bad-token-request'],
  ['no-assertion', 'bad-token-request'],
  ['unknown-scope', 'bad-token-request'],
  ['get', 'bad-token-request'],
];

const wrongIn = ({ loopback, depth }: Pick<ProbeScope, 'loopback' | 'depth'>) =>
  loopback || depth === 'full' ? ALL : FEW;

const isAll = (wrong: readonly Wrong[]) => wrong === ALL;

const sendsIn = (scope: Pick<ProbeScope, 'loopback' | 'depth'>) => {
  const wrong = wrongIn(scope);
  // One that was accepted, and, where there is room, the same again.
  const [again, gets] = isAll(wrong) ? [2, 1] : [1, 0];
  const posts = {
    'POST token': wrong.length - gets + again,
    ...(gets > 0 && { 'GET token': gets }),
  };
  return { 'GET clients': wrong.length + 2, ...posts };
};

/** A token is asked for as it should be; the assertion that was accepted is sent once more. */
const renew = async (drive: Drive, isReplayed: boolean): Promise<void> => {
  const first = await drive.login('renewal', 'token');
  if (first?.response?.status !== 200 || !isReplayed) return;
  await list(drive);
  await drive.login('again', 'odd-assertion');
};

export default defineProbe({
  id: 'token-endpoint',
  title: 'Token requests that are wrong in one place: assertion, signature, times, parameters',
  depth: 'quick',
  mutates: false,
  needs: ['failed-logins', 'key'],
  comesLast: true,
  serves: ['listClients'],
  requests: 40,
  sends: sendsIn({ loopback: true, depth: 'full' }),
  sendsIn,
  async run(drive) {
    const wrong = wrongIn(drive);
    for (const [how, purpose] of wrong) {
      // Whoever is locked out is told so here.
      await list(drive);
      await drive.login(how, purpose);
    }
    await renew(drive, isAll(wrong));
    await list(drive);
  },
});
