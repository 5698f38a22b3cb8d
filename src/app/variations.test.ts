import { declareVariations } from './variations.testing.js';

describe('a provider that is correct in its own way', () => {
  declareVariations('quick');
});
