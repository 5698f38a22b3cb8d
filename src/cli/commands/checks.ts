import { defineCommand } from '../command.js';

export default defineCommand({
  name: 'checks',
  args: { usage: '[id]', least: 0, most: 1 },
  summary: 'the catalogue of checks, or one check explained',
  details:
    'Checks of your own stand after those of the suite. With --test they are tried on their examples: exits 1 where one ' +
    'is not as it must be.',
  examples: [
    'checks',
    'checks secret-only-at-creation',
    'checks --test --own-checks checks/acme.mjs',
  ],
  run: async ({ settings, args: [id], terminal }) => {
    const { values } = settings;
    const { checks, tryChecks } = await import('../../app/checks.js');
    const { catalogue, explanation, plain, triedText } = await import('../render/checks.js');
    const { printPage } = await import('../render/page.js');
    if (values.testOwn) {
      const { examples } = await tryChecks(id, settings);
      printPage('checks', values, terminal.out, {
        json: examples,
        text: () => triedText(examples),
      });
      return examples.some(({ wrong }) => wrong !== undefined) ? 1 : 0;
    }
    const { claims } = await checks(id, settings);
    printPage('checks', values, terminal.out, {
      json: claims.map(plain),
      text: () => (id === undefined ? catalogue(claims) : explanation(claims)),
    });
    return 0;
  },
});
