import { expect } from 'chai';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check, resolveConfig } from 'prettier';
import ts from 'typescript';
import type { Check } from '../model/check.js';
import type { LintRule } from '../openapi/lint/rule.js';
import { ROOT } from './compile.mjs';
import { INDEXES, membersOf } from './indexes.mjs';
import { filesFor, KINDS } from './templates.mjs';

const AUTHORITIES = ['http'];

const made = new Map(
  Object.entries(KINDS).flatMap(([kind, { form }]) => {
    const files = filesFor(
      kind,
      form.includes('/') ? 'http/to-fill-in' : 'to-fill-in',
      AUTHORITIES,
    );
    if ('wrong' in files) throw new TypeError(files.wrong);
    return [...files.files];
  }),
);

/** The errors of a compilation in which the new files stand beside ours, on no disk. */
const errorsIn = (texts: ReadonlyMap<string, string>): readonly string[] => {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, 'tsconfig.json'),
    { noEmit: true, incremental: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (!config) throw new TypeError('tsconfig.json cannot be read');
  const options: ts.CompilerOptions = { ...config.options };
  delete options.tsBuildInfoFile;
  const virtual = new Map([...texts].map(([path, text]) => [join(ROOT, path), text]));
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (path) => virtual.has(path) || fileExists(path);
  host.readFile = (path) => virtual.get(path) ?? readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const text = virtual.get(path);
    return text === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, text, language);
  };
  const program = ts.createProgram([...virtual.keys()], options, host);
  return [...virtual.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .filter(({ file }) => file?.fileName === path)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  });
};

/** What a new file exports, with the modules that it names taken from our build. */
const exportOf = async (path: string): Promise<unknown> => {
  const home = pathToFileURL(join(ROOT, dirname(path).replace(/^src/, 'dist'), '/')).href;
  const text = (made.get(path) ?? '').replace(
    /from '(\.[^']*)'/g,
    (_, name: string) => `from '${new URL(name, home).href}'`,
  );
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  const module: unknown = await import(
    `data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`
  );
  return (module as { readonly default: unknown }).default;
};

describe('what `npm run new` writes', () => {
  it('is of every kind that a person adds', () => {
    expect(Object.keys(KINDS)).to.deep.equal(['check', 'probe', 'fault', 'lint-rule', 'format']);
  });

  it('is no more files than a person fills in', () => {
    expect([...made.keys()]).to.deep.equal([
      'src/checks/http/to-fill-in.ts',
      'src/checks/http/to-fill-in.test.ts',
      'src/probes/to-fill-in.ts',
      'src/provider/faults/to-fill-in.ts',
      'src/openapi/lint/rules/to-fill-in.ts',
      'src/openapi/lint/rules/to-fill-in.test.ts',
      'src/reporters/to-fill-in.ts',
      'src/reporters/to-fill-in.test.ts',
    ]);
  });

  it('compiles', () => {
    expect(errorsIn(made)).to.deep.equal([]);
  }).timeout(120_000);

  it('would not compile with a mistake in it', () => {
    const [path = '', text = ''] = [...made][0] ?? [];
    const wrong = new Map([[path, text.replace("'listClients'", "'listClient'")]]);
    expect(errorsIn(wrong)).to.have.lengthOf(1);
  }).timeout(120_000);

  for (const [path, text] of made) {
    it(`is written as the formatter writes it: ${path}`, async () => {
      const options = await resolveConfig(join(ROOT, path));
      expect(await check(text, { ...options, filepath: path })).to.equal(true);
    });
  }

  it('lies where the lists of the folders find it', () => {
    const found = INDEXES.flatMap(({ folder }) =>
      membersOf(
        [...made.keys()]
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1)),
      ),
    );
    expect(found).to.deep.equal(['http/to-fill-in', ...Array<string>(4).fill('to-fill-in')]);
  });

  it('is a check that the tests of the catalogue refuse', async () => {
    const claim = (await exportOf('src/checks/http/to-fill-in.ts')) as Check;
    const { rows, clause, title, why, fix, faults, examples } = claim;
    expect({ rows, clause, title, why, fix, faults }).to.deep.equal({
      rows: [],
      clause: '',
      title: '',
      why: '',
      fix: '',
      faults: [],
    });
    const [bad] = examples.fail;
    const history = {} as Parameters<Check['evaluate']>[1]['history'];
    const settings = { consistencySeconds: 5, pins: {}, pin: () => undefined };
    expect(bad && claim.evaluate(bad, { settings, history }).outcome).to.equal('pass');
  });

  it('is a lint rule that finds nothing yet', async () => {
    const rule = (await exportOf('src/openapi/lint/rules/to-fill-in.ts')) as LintRule;
    expect(rule.ask).to.equal('');
  });
});

describe('a call of `npm run new`', () => {
  const wrong = (...args: readonly [string?, string?]) => {
    const answer = filesFor(args[0], args[1], AUTHORITIES);
    return 'wrong' in answer ? answer.wrong : undefined;
  };

  it('is told what there is to make', () => {
    expect(wrong('toString')).to.equal(
      'what to make is one of check, probe, fault, lint-rule, format',
    );
  });

  it('is told the form of a name', () => {
    const form = 'the name of a check is <authority>/<name>, in small letters with hyphens';
    for (const name of ['no-date', 'http/NoDate', 'http/../x', 'http/a/b'])
      expect(wrong('check', name), name).to.equal(form);
    expect(wrong('probe')).to.equal('the name of a probe is <name>, in small letters with hyphens');
  });

  it('is told the authorities', () => {
    expect(wrong('check', 'htp/no-date')).to.equal('the authorities are http');
  });
});
