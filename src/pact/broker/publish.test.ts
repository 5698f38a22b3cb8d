import { expect } from 'chai';
import { DUMP, fakeCli, printing } from './fake-cli.testing.js';
import { failure } from './failure.testing.js';
import { folder, pactText, type Folder } from './pact.testing.js';
import { planPublication, publishPacts } from './publish.js';

describe('publishing pacts', () => {
  let place: Folder;
  let file = '';

  beforeEach(() => {
    place = folder();
    file = place.write('a.json', pactText());
  });

  afterEach(() => {
    place.remove();
  });

  it('asks for the version, the branch, the build, the tags and the files', async () => {
    // Prints its arguments and fails, so that they come back as the words of a refusal.
    const cli = fakeCli(`${DUMP.replace('env: process.env, cmdline', '')}; process.exitCode = 1`);
    const publication = {
      files: [file],
      version: '1',
      branch: 'main',
      buildUrl: 'https://build.example/1',
      tags: ['t', 'u'],
    };
    const words = ['broker', 'publish', '--tag', 't', '--tag', 'u', '--consumer-app-version', '1'];
    expect((await failure(() => publishPacts(publication, cli)))?.message).to.include(
      words.map((word) => `"${word}"`).join(','),
    );
  });

  it('names what was published', async () => {
    const published = await publishPacts({ files: [file], version: '1' }, printing('ok'));
    expect(
      published.map((each) => [each.consumer, each.provider, each.interactions]),
    ).to.deep.equal([
      [
        'partner-console',
        'partner-clients-api',
        [{ description: 'a list of clients', states: ['a client exists'] }],
      ],
    ]);
  });

  it('fails where the broker holds other content', async () => {
    const cli = printing('❌ failed:\n\nDetails:\nCannot change the content of the pact', 1);
    expect(
      (await failure(() => publishPacts({ files: [file], version: '1' }, cli)))?.code,
    ).to.equal('pact-conflict');
  });

  const bad = {
    'is no JSON': '{',
    'names no consumer or no provider': '{"consumer":{"name":"c"},"interactions":[]}',
    'holds no interaction': pactText({ interactions: [] }),
    'holds interactions that are no list':
      '{"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":{}}',
    'holds an interaction without a description':
      '{"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[{}]}',
    'holds two interactions of the same description and states': pactText({
      interactions: ['a', 'a'],
    }),
  };
  for (const [what, text] of Object.entries(bad)) {
    it(`refuses a file that ${what}`, async () => {
      const wrong = place.write('b.json', text);
      expect(await failure(() => planPublication([wrong]))).to.deep.equal({
        code: 'pact-invalid',
        message: `the pact ${wrong} ${what}`,
      });
    });
  }

  it('refuses a second pact of the same two', async () => {
    const second = place.write('b.json', pactText({ interactions: ['other'] }));
    expect(await failure(() => planPublication([file, second]))).to.deep.equal({
      code: 'pact-invalid',
      message: `${second} is a second pact of the same two`,
    });
  });

  it('refuses to publish nothing', async () => {
    expect((await failure(() => planPublication([])))?.code).to.equal('pacts-missing');
  });

  it('names a file that is not there', async () => {
    expect((await failure(() => planPublication([`${file}x`])))?.code).to.equal('file-not-found');
  });
});
