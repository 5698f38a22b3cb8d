import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'run',
  summary: 'drives the five operations of a target and judges every exchange',
  details:
    'The default target is embedded: the reference provider that ships with the package. ' +
    'It judges the suite, not the vendor.',
  examples: [
    'run',
    'run --target https://tenant.example --institution ID --partner NAME --allow-mutations',
    'run --target sandbox --depth full --record run.har',
  ],
  run: async ({ settings, terminal, ports }) => {
    const { run } = await import('../../app/run.js');
    const outcome = await run(settings, ports);
    if (outcome.kind === 'planned') {
      const { planText } = await import('../render/plan.js');
      terminal.out(planText(outcome));
      return 0;
    }
    const { tellJudged } = await import('../render/judged.js');
    return tellJudged(outcome, terminal, settings.values.quiet);
  },
});
