import { defineCommand } from '../command.js';
import { catalogue, explanation, plain } from '../render/checks.js';
import { printPage } from '../render/page.js';

export default defineCommand({
  name: 'checks',
  args: { usage: '[id]', least: 0, most: 1 },
  summary: 'the catalogue of checks, or one check explained',
  examples: ['checks', 'checks secret-only-at-creation'],
  run: async ({ input, args: [id], terminal }) => {
    const { settingsOf } = await import('../../app/settings.js');
    const { checks } = await import('../../app/checks.js');
    const { values } = settingsOf('checks', input, terminal.env);
    const { claims } = checks(id);
    printPage('checks', values, terminal.out, {
      json: claims.map(plain),
      text: () => (id === undefined ? catalogue(claims) : explanation(claims)),
    });
    return 0;
  },
});
