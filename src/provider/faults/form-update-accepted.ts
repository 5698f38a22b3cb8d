import { defineFault } from '../fault.js';

export default defineFault({
  id: 'form-update-accepted',
  sentence: 'an update whose body is labelled as a form is served',
  caughtBy: ['unknown-media-type-is-refused'],
  probes: ['odd-updates'],
  plant: () => ({
    handle: (call, next) =>
      call.headers['content-type']?.includes('form') === true
        ? next({ ...call, headers: { ...call.headers, 'content-type': 'application/json' } })
        : next(),
  }),
});
