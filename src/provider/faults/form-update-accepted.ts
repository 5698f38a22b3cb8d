import { defineFault } from '../fault.js';
import { asJson } from './_spoil.js';

export default defineFault({
  id: 'form-update-accepted',
  sentence: 'an update whose body is labelled as a form is served',
  caughtBy: ['unknown-media-type-is-refused'],
  probes: ['odd-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.headers['content-type']?.includes('form') === true ? next(asJson(call)) : next(),
  }),
});
