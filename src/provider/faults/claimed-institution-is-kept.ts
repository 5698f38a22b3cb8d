import { defineFault } from '../fault.js';
import { onClients, sentIn, valueOf, type Members } from './_spoil.js';

export default defineFault({
  id: 'claimed-institution-is-kept',
  sentence: 'an institutionId in a body is stored and shown',
  caughtBy: ['claimed-identity-is-not-kept', 'undeclared-members-are-noted'],
  probes: ['foreign-client-id'],
  plant: () => {
    const claims = new Map<unknown, unknown>();
    const { handle: show } = onClients((client) => ({
      ...client,
      ...(claims.has(client.clientId) && { institutionId: claims.get(client.clientId) }),
    }));
    return {
      handle: async (call, next) => {
        const answer = show ? await show(call, next) : await next();
        const claimed = sentIn(call)?.institutionId;
        if (claimed === undefined) return answer;
        if (call.operation === 'createClient' && answer.status === 200) {
          claims.set((valueOf(answer) as { client: Members }).client.clientId, claimed);
        }
        if (call.route.kind === 'client' && answer.status === 204) {
          claims.set(call.route.clientId, claimed);
        }
        return answer;
      },
    };
  },
});
