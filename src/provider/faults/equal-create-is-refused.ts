import { refusal } from '../answer.js';
import { defineFault } from '../fault.js';

export default defineFault({
  id: 'equal-create-is-refused',
  sentence: 'a second create with an equal body is refused with 409',
  caughtBy: ['equal-creates-stay-as-pinned'],
  probes: ['neighbours'],
  plant: () => {
    const bodies = new Set<string>();
    return {
      handle: async (call, next) => {
        if (call.operation !== 'createClient') return next();
        const body = call.target + Buffer.from(call.body).toString();
        if (bodies.has(body)) return refusal(409, 'conflict', 'there is such a client already');
        const answer = await next();
        if (answer.status === 200) bodies.add(body);
        return answer;
      },
    };
  },
});
