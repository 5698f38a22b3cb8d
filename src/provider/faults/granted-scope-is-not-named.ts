import { defineFault } from '../fault.js';

const CLAIMS = Buffer.from('{"scope":"profile"}').toString('base64url');
const OTHER = `e30.${CLAIMS}.x`;

export default defineFault({
  id: 'granted-scope-is-not-named',
  sentence: 'the token endpoint grants another scope and does not say so',
  caughtBy: ['other-scope-is-named'],
  probes: ['token-endpoint'],
  plant: () => ({
    token: (answer, { form }) =>
      answer.status === 200 && typeof form.scope === 'string'
        ? { ...answer, body: { ...(answer.body as object), access_token: OTHER, scope: undefined } }
        : answer,
  }),
});
