import { defineFault } from '../fault.js';
import { crashing } from './_spoil.js';

export default defineFault({
  id: 'apostrophe-crashes',
  sentence: 'a create with an apostrophe in a contact answers 500',
  caughtBy: ['no-server-error'],
  probes: ['odd-values'],
  plant: () =>
    crashing(
      'createClient',
      ({ contacts }) => contacts?.some((each) => each.includes("'")) ?? false,
    ),
});
