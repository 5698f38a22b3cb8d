import { defineFault } from '../fault.js';
import { onUnknown } from './_spoil.js';

export default defineFault({
  id: 'refusal-is-no-json',
  sentence: 'the 404 of get is labelled JSON, and is plain words',
  caughtBy: ['content-is-what-it-says'],
  probes: ['unknown-ids'],
  plant: () => onUnknown((answer) => ({ ...answer, content: Buffer.from('no such client') })),
});
