import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Sandbox } from './spawn.testing.js';

const document = (schema: unknown) => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/x': {
      post: {
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: { 204: { description: 'd' } },
      },
    },
  },
});

const text = { type: 'string' };
const short = { type: 'string', maxLength: 2 };

describe('conformance diff', () => {
  const sandbox = new Sandbox();
  after(() => sandbox.close());

  const file = (name: string, schema: unknown) => {
    writeFileSync(join(sandbox.folder, name), JSON.stringify(document(schema), null, 2));
    return name;
  };
  const diff = async (before: unknown, after: unknown, ...flags: string[]) =>
    sandbox.run(['diff', file('old.json', before), file('new.json', after), ...flags]);

  interface Told {
    readonly verdict: string;
    readonly changes: readonly { readonly fingerprint: string }[];
  }

  it('exits 0 where nothing breaks', async () => {
    const { code, stdout } = await diff(short, text);
    expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).to.deep.equal({
      code: 0,
      last: 'safe: nothing breaks (no changes)',
    });
  });

  it('exits 1 where something breaks, and shows a message that is refused', async () => {
    const { code, stdout } = await diff(text, short);
    expect(code).to.equal(1);
    expect(stdout).to.match(/witness: \{"request":.*"body":"\w{3}"\}/);
  });

  it('exits 3 where nobody can tell', async () => {
    const { code } = await diff(
      { type: 'string', pattern: '^(?=a)[a-z]{1,3}$' },
      { type: 'string', pattern: '^(?=a|b)[a-z]{1,3}$' },
    );
    expect(code).to.equal(3);
  });

  it('fails what is withdrawn where the gate asks for it', async () => {
    const two = { type: 'object', properties: { a: text, b: text } };
    const one = { type: 'object', properties: { a: text } };
    const codes = [(await diff(two, one)).code, (await diff(two, one, '--gate', 'withdrawn')).code];
    expect(codes).to.deep.equal([0, 1]);
  });

  it('prints JSON of the shape that is published', async () => {
    const { stdout } = await diff(text, short, '--format', 'json');
    const schema = JSON.parse(readFileSync('specs/diff.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    validate(JSON.parse(stdout));
    expect(validate.errors).to.equal(null);
  });

  for (const [format, pattern] of [
    ['json', /"verdict": "breaking"/],
    ['markdown', /^## Breaking$/m],
    ['sarif', /"ruleId": "request-schema"/],
    ['junit', /<testcase classname="POST \/x" name="request" time="0"><failure type="breaking"/],
    ['github', /^::error file=new\.json,line=\d+,/m],
    ['html', /<article class="cause breaking"/],
  ] as const) {
    it(`writes ${format}`, async () => {
      const { stdout } = await diff(text, short, '--format', format);
      expect(stdout).to.match(pattern);
    });
  }

  it('lets an accepted change be, and names who accepted it', async () => {
    const { changes } = JSON.parse((await diff(text, short, '--format', 'json')).stdout) as Told;
    const change = changes[0]?.fingerprint ?? '';
    const waiver = `{change: '${change}', owner: o, reason: r, expires: '2999-01-01'}`;
    writeFileSync(join(sandbox.folder, 'accepted.yaml'), `waivers: [${waiver}]\n`);
    const { code, stdout } = await diff(text, short, '--waivers', 'accepted.yaml');
    expect({ code, waived: stdout.includes('waived: o, until 2999-01-01: r') }).to.deep.equal({
      code: 0,
      waived: true,
    });
  });

  it('fails for a waiver of a change that does not come', async () => {
    const waiver = `{change: '0123456789abcdef', owner: o, reason: r, expires: '2999-01-01'}`;
    writeFileSync(join(sandbox.folder, 'accepted.yaml'), `waivers: [${waiver}]\n`);
    const { code, stderr } = await diff(text, text, '--waivers', 'accepted.yaml');
    expect({ code, named: stderr.includes('0123456789abcdef') }).to.deep.equal({
      code: 1,
      named: true,
    });
  });

  it('fails for a change whose waiver has expired, and names the waiver', async () => {
    const { changes } = JSON.parse((await diff(text, short, '--format', 'json')).stdout) as Told;
    const waiver = `{change: '${changes[0]?.fingerprint ?? ''}', owner: o, reason: r, expires: '2020-01-01'}`;
    writeFileSync(join(sandbox.folder, 'old.yaml'), `waivers: [${waiver}]\n`);
    const { code, stdout } = await diff(text, short, '--waivers', 'old.yaml');
    expect({
      code,
      named: stdout.includes('the waiver of o expired on 2020-01-01: r'),
    }).to.deep.equal({
      code: 1,
      named: true,
    });
  });

  it('weighs a kind as the settings have it, and says so', async () => {
    writeFileSync(join(sandbox.folder, 'own.yaml'), 'severities: {request-schema: warning}\n');
    const { code, stdout } = await diff(text, short, '--config', 'own.yaml');
    expect([code, /^breaking.*/m.exec(stdout)?.[0]]).to.deep.equal([
      0,
      'breaking (warning by the settings)  POST /x  request.body',
    ]);
  });

  it('names the recorded calls that a change breaks, and says where there are none', async () => {
    const call = (body: unknown) => ({
      startedDateTime: '2030-01-01T00:00:00.000Z',
      time: 1,
      request: {
        method: 'POST',
        url: 'https://api.example/x',
        headers: [{ name: 'content-type', value: 'application/json' }],
        postData: { mimeType: 'application/json', text: JSON.stringify(body) },
      },
      response: { status: 204, statusText: '', headers: [], content: { size: 0, mimeType: '' } },
    });
    const hurts = async (...bodies: readonly unknown[]) => {
      const log = {
        version: '1.2',
        creator: { name: 't', version: '1' },
        entries: bodies.map(call),
      };
      writeFileSync(join(sandbox.folder, 'a.har'), JSON.stringify({ log }));
      const { stdout } = await diff(text, short, '--traffic', 'a.har');
      return /hurts: (.*)/.exec(stdout)?.[1];
    };
    expect([await hurts('a', 'abc', 'abcd'), await hurts('a')]).to.deep.equal([
      '2 recorded calls, first e2 POST /x',
      'no known consumer, though some use it',
    ]);
  });

  it('names the interactions that a change breaks', async () => {
    const published = readFileSync('specs/partner-clients.v0.yaml', 'utf8');
    writeFileSync(join(sandbox.folder, 'published.yaml'), published);
    writeFileSync(
      join(sandbox.folder, 'closed.yaml'),
      published.replaceAll('type: array', 'type: string'),
    );
    const pacts = resolve('contracts/pacts');
    const { stdout } = await sandbox.run([
      'diff',
      'published.yaml',
      'closed.yaml',
      '--pacts',
      pacts,
    ]);
    expect(stdout).to.match(/hurts: the interaction \S/);
  });

  it('reads a document out of git', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd: sandbox.folder,
        stdio: 'ignore',
      });
    file('api.json', text);
    git('init', '-b', 'main');
    git('add', 'api.json');
    git('commit', '-m', 'a');
    const { code } = await sandbox.run(['diff', 'main:api.json', file('api.json', short)]);
    expect(code).to.equal(1);
  });

  it('exits 2 for a revision that git does not know', async () => {
    const { code } = await sandbox.run(['diff', 'none:api.json', file('api.json', text)]);
    expect(code).to.equal(2);
  });
});
