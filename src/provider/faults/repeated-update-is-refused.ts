import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'repeated-update-is-refused',
  sentence: 'an update that was made before is refused with 409 the second time',
  caughtBy: ['repeated-update-is-answered-alike', 'valid-request-is-served'],
  probes: ['life-cycle'],
  needs: 'order',
  plant: () => {
    const last = new Map<string, string>();
    return {
      handle: async (call, next) => {
        const answer = await next();
        if (call.operation !== 'updateClient' || answer.status !== 204) return answer;
        const body = Buffer.from(call.body).toString();
        if (last.get(call.target) === body) {
          return refusal(409, 'conflict', 'there is nothing to change');
        }
        last.set(call.target, body);
        return answer;
      },
    };
  },
});
