import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'repeated-update-is-refused',
  sentence: 'an update that would change nothing is refused with 409',
  caughtBy: ['repeated-update-is-answered-alike'],
  probes: ['life-cycle'],
  plant: () => {
    const last = new Map<string, string>();
    return {
      handle: async (call, next) => {
        if (call.operation !== 'updateClient') return next();
        const body = Buffer.from(call.body).toString();
        if (last.get(call.target) === body) {
          return refusal(409, 'conflict', 'there is nothing to change');
        }
        const answer = await next();
        if (answer.status === 204) last.set(call.target, body);
        return answer;
      },
    };
  },
});
