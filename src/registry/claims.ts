import { isDrawn } from '../model/issue.js';
import { ANY, type Members } from '../model/members.js';
import type { Client } from './client.js';
import { TrackedContradiction } from './facts.js';
import type { Reading } from './reads.js';

/** Identity that a caller claimed for a client and that the client now shows. */
export const judgeClaims = (reading: Reading, client: Client, members: Members): void => {
  for (const { moment, members: claimed } of client.claims ?? []) {
    if (moment.start >= reading.moment.end) continue;
    for (const name of ['clientSecret', 'institutionId', 'clientId']) {
      if (claimed[name] === undefined || claimed[name] === ANY) continue;
      const invariant = name === 'clientId' ? 'identity' : 'claimed';
      reading.facts.speak(invariant);
      if (claimed[name] !== members[name]) continue;
      const init = {
        invariant,
        seenInstead: 'other',
        view: reading.view,
        seenAt: reading.moment,
      } as const;
      // Secrets may have been made equal when a recording was cleaned.
      const secret = name === 'clientSecret' ? claimed[name] : undefined;
      const isAlike = typeof secret === 'string' && !isDrawn(secret);
      const certain = reading.moment.own || !isAlike;
      const found = new TrackedContradiction({ ...init, because: moment, certain });
      found.resolve('upheld');
      reading.facts.find(found);
    }
  }
};
