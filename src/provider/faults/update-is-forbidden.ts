import { defineFault } from '../fault.js';

export default defineFault({
  id: 'update-is-forbidden',
  sentence: 'the second update of a run, and all later ones, are answered 403',
  caughtBy: ['valid-request-is-served'],
  probes: ['life-cycle'],
  plant: () => {
    let updates = 0;
    return {
      handle: ({ operation }, next) => {
        if (operation === 'updateClient') updates += 1;
        return operation === 'updateClient' && updates > 1 ? { status: 403, fields: [] } : next();
      },
    };
  },
});
