import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';
import { sentIn } from './_spoil.js';

export default defineFault({
  id: 'quoted-name-is-refused',
  sentence: 'a name with an apostrophe is refused',
  caughtBy: ['refused-value-is-a-limit'],
  probes: ['odd-values'],
  plant: () => ({
    handle: (call, next) => {
      const { name } = sentIn(call) ?? {};
      return typeof name === 'string' && name.includes("'")
        ? refusal(400, 'invalid_client_metadata', 'no apostrophes, please')
        : next();
    },
  }),
});
