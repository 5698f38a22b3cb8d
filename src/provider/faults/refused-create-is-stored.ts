import { isRedirectUri } from '../uri.js';
import { defineFault } from '../fault.js';
import { onAnswer, sentIn, valueOf, type Members } from './_spoil.js';

export default defineFault({
  id: 'refused-create-is-stored',
  sentence: 'a create that is refused for a redirect URI is stored all the same',
  caughtBy: ['refused-write-changes-nothing'],
  probes: ['invalid-bodies'],
  plant: ({ store }) =>
    onAnswer('createClient', 400, (answer, call) => {
      const sent = sentIn(call);
      const { name, redirectUris } = sent ?? {};
      const isForUris = (valueOf(answer) as Members).error === 'invalid_redirect_uri';
      if (isForUris && typeof name === 'string' && call.route.kind === 'collection') {
        const stored = Array.isArray(redirectUris) ? redirectUris.filter(isRedirectUri) : [];
        store.create(call.route.collection, { name, redirectUris: stored });
      }
      return answer;
    }),
});
