import { expect } from 'chai';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sandbox } from './spawn.testing.js';

describe('the command line', () => {
  const sandbox = new Sandbox();
  after(() => sandbox.close());

  const file = (name: string, text: string) => {
    writeFileSync(join(sandbox.folder, name), text);
    return name;
  };
  const har = (...entries: string[]) =>
    `{"log":{"version":"1.2","creator":{},"entries":[${entries.join(',')}]}}`;

  const refusals: readonly {
    readonly what: string;
    readonly args: () => readonly string[];
    readonly code: number;
    readonly says: RegExp;
    readonly env?: Record<string, string>;
  }[] = [
    {
      what: 'an unknown option',
      args: () => ['run', '--fast'],
      code: 2,
      says: /^conformance: error\[usage\]: unknown option '--fast'/,
    },
    {
      what: 'an unknown option without a command',
      args: () => ['--fast'],
      code: 2,
      says: /unknown option '--fast'/,
    },
    {
      what: 'an unknown command',
      args: () => ['juggle'],
      code: 2,
      says: /^conformance: error\[usage\]: unknown command "juggle"/,
    },
    {
      what: 'a value that is not allowed',
      args: () => ['run', '--gate', 'all'],
      code: 2,
      says: /error\[usage\]: --gate cannot be "all": allowed are error, warning; see `conformance run --help`$/m,
    },
    {
      what: 'a number that is none',
      args: () => ['run', '--seed', '1e3'],
      code: 2,
      says: /a whole number from 0/,
    },
    {
      what: 'a missing recording',
      args: () => ['check', 'none.har'],
      code: 2,
      says: /error\[file-not-found\]: .*none\.har/,
    },
    {
      what: 'a folder for a recording',
      args: () => {
        mkdirSync(join(sandbox.folder, 'dir'), { recursive: true });
        return ['check', 'dir'];
      },
      code: 2,
      says: /^conformance: error\[[a-z-]+\]: .*dir/,
    },
    {
      what: 'a recording that is cut off',
      args: () => ['check', file('cut.har', har('{"startedDateTime"').slice(0, 60))],
      code: 2,
      says: /^conformance: error\[[a-z-]+\]: .*cut\.har/,
    },
    {
      what: 'a missing document',
      args: () => ['run', '--spec', 'none.yaml'],
      code: 2,
      says: /error\[file-not-found\]: .*none\.yaml/,
    },
    {
      what: 'a document that is no YAML',
      args: () => ['run', '--spec', file('bad.yaml', 'openapi: [3.0\npaths: }')],
      code: 2,
      says: /bad\.yaml:\d+:\d+/,
    },
    {
      what: 'an unknown fault',
      args: () => ['run', '--fault', 'none'],
      code: 2,
      says: /error\[unknown-fault\]/,
    },
    {
      what: 'an unknown probe',
      args: () => ['run', '--probes', 'none'],
      code: 2,
      says: /error\[unknown-probe\]/,
    },
    {
      what: 'a target that is no URL',
      args: () => ['run', '--target', 'tenant'],
      code: 2,
      says: /error\[target-invalid\]/,
    },
    {
      what: 'plain http beyond loopback',
      args: () => ['run', '--target', 'http://tenant.example'],
      code: 2,
      says: /error\[insecure-http\]/,
    },
    {
      what: 'a target without an institution',
      args: () => ['run', '--target', 'https://tenant.example'],
      code: 2,
      says: /error\[target-incomplete\]/,
    },
    {
      what: 'writes beyond loopback',
      args: () => [
        'run',
        '--target',
        'https://tenant.example',
        '--institution',
        'i',
        '--partner',
        'p',
      ],
      env: { CONFORMANCE_TOKEN: 'a-token-of-nobody' },
      code: 2,
      says: /error\[mutations-refused\]/,
    },
    {
      what: 'a production host',
      args: () => [
        'run',
        '--target',
        'https://banno.com',
        '--institution',
        'i',
        '--partner',
        'p',
        '--allow-mutations',
      ],
      env: { CONFORMANCE_TOKEN: 'a-token-of-nobody' },
      code: 2,
      says: /error\[production-refused\]/,
    },
    {
      what: 'no credentials beyond loopback',
      args: () => [
        'run',
        '--target',
        'https://tenant.example',
        '--institution',
        'i',
        '--partner',
        'p',
        '--read-only',
      ],
      code: 2,
      says: /error\[credentials-missing\]/,
    },
    {
      what: 'a target that is down',
      args: () => ['run', '--target', 'http://127.0.0.1:9', '--institution', 'i', '--partner', 'p'],
      env: { CONFORMANCE_TOKEN: 'a-token-of-nobody' },
      code: 3,
      says: /error\[target-unreachable\]/,
    },
    {
      what: 'a broken configuration',
      args: () => ['run', '--config', file('broken.yaml', 'speed: 9\n')],
      code: 2,
      says: /error\[config-invalid\]: broken\.yaml:1/,
    },
    {
      what: 'the strict profile of another document without an overlay',
      args: () => ['check', file('empty.har', har()), '--spec', 'x.yaml', '--profile', 'strict'],
      code: 2,
      says: /error\[overlay-missing\]/,
    },
    {
      what: 'reports that cannot be written',
      args: () => ['check', file('empty.har', har()), '--reports', `${file('plain', 'x')}/reports`],
      code: 2,
      says: /error\[reports-unwritable\]: the folder plain\/reports cannot be written: it, or what it lies in, is a file;/,
    },
    {
      what: 'reports where no folder can be made',
      args: () => ['check', file('empty.har', har()), '--reports', '/proc/reports'],
      code: 2,
      says: /error\[reports-unwritable\]/,
    },
    {
      what: 'an option without its value',
      args: () => ['run', '--fault'],
      code: 2,
      says: /error\[usage\]: --fault needs a value: --fault <id>; see `conformance run --help`$/m,
    },
    {
      what: 'an argument too many',
      args: () => ['run', 'faster'],
      code: 2,
      says: /error\[usage\]: run takes 0 arguments, not 1;/,
    },
    {
      what: 'no recording at all',
      args: () => ['check'],
      code: 2,
      says: /error\[usage\]: an argument is missing: <files>; see `conformance check --help`$/m,
    },
    {
      what: 'this folder for a document',
      args: () => ['run', '--spec', '.'],
      code: 2,
      says: /error\[file-unreadable\]: \. is a directory;/,
    },
    {
      what: 'help on an unknown command',
      args: () => ['help', 'juggle'],
      code: 2,
      says: /error\[usage\]: unknown command "juggle"/,
    },
  ];

  for (const { what, args, code, says, env } of refusals) {
    it(`answers ${what} with one coded line and exit ${code}`, async () => {
      const ended = await sandbox.run(args(), env ? { env } : {});
      expect(ended.stderr).to.match(says);
      expect(
        ended.stderr
          .trimEnd()
          .split('\n')
          .filter((line) => line.startsWith('conformance: error')),
      ).to.have.length(1);
      expect(ended.stderr).not.to.match(/^[ \t]+at /m);
      expect(ended.code).to.equal(code);
    });
  }

  it('could not tell from a recording without an entry', async () => {
    const ended = await sandbox.run(['check', file('empty.har', har()), '--quiet']);
    expect(ended.code).to.equal(3);
  });

  it('prints the plan of a dry run and exits 0', async () => {
    const { code, stdout } = await sandbox.run(['run', '--dry-run']);
    expect([code, stdout.split('\n').at(-2)]).to.deep.equal([0, 'nothing was sent']);
  });

  it('prints help on standard output', async () => {
    const { code, stdout, stderr } = await sandbox.run(['--help']);
    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.match(/^Usage: conformance/);
  });

  it('prints the help of a command', async () => {
    const [helped, asked] = [
      await sandbox.run(['help', 'pact', 'check']),
      await sandbox.run(['pact', 'check', '--help']),
    ];
    expect(helped.code).to.equal(0);
    expect(helped).to.deep.equal(asked);
  });

  it('keeps its exit code where nobody reads standard error', async () => {
    const run = sandbox.start(['check', file('empty.har', har())]);
    run.child.stderr?.destroy();
    expect((await run.ended).code).to.equal(3);
  });

  it('names the files that it wrote', async () => {
    const { stderr } = await sandbox.run(['check', file('empty.har', har())]);
    expect(stderr.trimEnd().split('\n').at(-1)).to.equal(
      'conformance: wrote reports/report.html, reports/report.json, reports/report.jsonl',
    );
  });

  it('prints the catalogue', async () => {
    const { code, stdout } = await sandbox.run(['checks']);
    expect(code).to.equal(0);
    expect(stdout).to.match(/ secret-only-at-creation /);
  });

  for (const command of ['lint', 'checks'])
    it(`writes what ${command} prints where --reports names a folder`, async () => {
      const { stdout } = await sandbox.run([command, '--reports', 'pages']);
      expect(readFileSync(join(sandbox.folder, 'pages', `${command}.txt`), 'utf8')).to.equal(
        stdout,
      );
    });

  it('explains one check', async () => {
    const { stdout } = await sandbox.run(['checks', 'secret-only-at-creation']);
    expect(stdout).to.match(/^secret-only-at-creation\n[^]*\nwhy\n[^]*\nfix\n/);
  });
});
