import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'init',
  args: { usage: '[recording]', least: 0, most: 1 },
  summary: 'writes a commented conformance.yaml',
  details: 'Base, institution and partner come from the options, or from a recording.',
  examples: ['init', 'init recording.har', 'init --target https://tenant.example --partner acme'],
  run: async ({ settings, args: [recording], terminal }) => {
    const { init } = await import('../../app/init.js');
    const { file, ...known } = await init(recording, settings);
    const { terminal: shown } = await import('../../model/escape.js');
    const found = Object.entries(known).map(([name, value]) =>
      value === undefined ? `  ${name}: fill in` : `  ${name}: ${shown(value)}`,
    );
    terminal.out([`wrote ${file}`, ...found, 'next: conformance doctor', ''].join('\n'));
    return 0;
  },
});
