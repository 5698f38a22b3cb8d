import { defineFault } from '../fault.js';

export default defineFault({
  id: 'second-update-in-a-row-is-lost',
  sentence: 'an update right after another one of its client is answered, and changes nothing',
  caughtBy: ['update-is-visible'],
  probes: ['neighbours'],
  needs: 'order',
  plant: () => {
    let updated: string | undefined;
    return {
      handle: (call, next) => {
        const isRepeated = call.operation === 'updateClient' && updated === call.target;
        updated = call.operation === 'updateClient' ? call.target : undefined;
        return isRepeated ? { status: 204, fields: [] } : next();
      },
    };
  },
});
