import { declareReproductions } from './reproduction.testing.js';

describe('the commands of a finding, run against the same server', () => {
  declareReproductions([
    // In one answer, about a client that is gone when they are run; in a list.
    'null-members',
    'list-shortens-name',
    // A body that had to be refused.
    'wildcard-accepted',
    // A token in the address, and an assertion.
    'query-token-works',
    'any-audience-is-accepted',
  ]);
});
