import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'gate',
  summary: 'one decision out of the last reports: may it ship?',
  details:
    'gate: requires: in conformance.yaml lists the reports that are needed, each with its greatest age; without it, ' +
    'report.json of the folder of reports. Each is judged anew, with the waivers, the severities and the day of the ' +
    'gate. Exits 1 where something is wrong, 3 where an input is missing or does not show enough, 0 otherwise.',
  examples: ['gate', 'gate --target sandbox --provider-version 4.2.0 --format markdown'],
  run: async ({ settings, ports, terminal }) => {
    const { gate } = await import('../../app/gate.js');
    const { interruptible } = await import('../interruption.js');
    const { tellDecided } = await import('../render/gate.js');
    return interruptible(terminal, async () =>
      tellDecided(await gate(settings, ports), settings, terminal),
    );
  },
});
