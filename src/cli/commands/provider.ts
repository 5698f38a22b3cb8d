import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'provider',
  summary: 'serves the reference provider on loopback, until it is interrupted',
  details:
    'Prints settings that are ready to paste into a shell, those of a second collection and an expired token among them; the key behind them is thrown away at the end.',
  examples: ['provider', 'provider --port 8080 --fault list-omits-newest'],
  run: async ({ settings, terminal, ports }) => {
    const { provider } = await import('../../app/provider.js');
    const outcome = await provider(settings, ports);
    if (outcome.kind === 'faults')
      terminal.out(outcome.faults.map(({ id, sentence }) => `${id}  ${sentence}\n`).join(''));
    return 0;
  },
});
