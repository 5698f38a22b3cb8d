import { faults } from '../provider/faults/index.js';
import { declareReproductions } from './reproduction.testing.js';

describe('the commands of each finding, run against the same server', () => {
  declareReproductions(faults.map(({ id }) => id));
});
