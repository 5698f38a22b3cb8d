import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'doctor',
  summary: 'says what is missing before a run could work, all of it at once',
  details:
    'It asks for a token and for the list of clients; it sends nothing that writes. Exits 0 where nothing is missing, ' +
    '2 where settings or files are, 3 where only what lies beyond this machine is.',
  tellsProblems: true,
  examples: ['doctor', 'doctor --target sandbox'],
  run: async ({ settings, ports, terminal }) => {
    const { doctor } = await import('../../app/doctor.js');
    const { interruptible } = await import('../interruption.js');
    const { doctorText, exitOfExamined } = await import('../render/doctor.js');
    return interruptible(terminal, async () => {
      const outcome = await doctor(settings, ports);
      terminal.out(doctorText(outcome));
      return exitOfExamined(outcome);
    });
  },
});
