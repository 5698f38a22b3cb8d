import { declareVariations } from './variations.testing.js';

describe('a provider that is correct in its own way, in the full depth', () => {
  declareVariations('full');
});
