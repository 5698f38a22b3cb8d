import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import { demandMeantTarget } from './meant-target.js';
import { type InputOf, settingsOf } from './settings.js';

describe('a run without a target', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'meant-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const refusal = (input: InputOf<'run'>, env: Record<string, string> = {}): string => {
    try {
      demandMeantTarget(settingsOf('run', input, env), env);
      return 'accepted';
    } catch (error) {
      return error instanceof ConformanceError ? `${error.code}: ${error.message}` : 'crashed';
    }
  };
  const config = (text: string): string => {
    const file = join(folder, 'c.yaml');
    writeFileSync(file, text);
    return file;
  };

  it('judges the reference provider where nothing speaks of a tenant', () => {
    expect(refusal({ seed: 1, reports: 'r' })).to.equal('accepted');
  });

  for (const option of ['institution', 'partner', 'otherInstitution', 'otherPartner'] as const) {
    it(`is refused beside the option ${option}`, () => {
      expect(refusal({ [option]: 'x' })).to.equal(
        `target-unnamed: the option ${option} speaks of a tenant, and no target is named`,
      );
    });
  }

  for (const option of ['allowMutations', 'allowProduction', 'allowFailedLogins'] as const) {
    it(`is refused beside the option ${option}`, () => {
      expect(refusal({ [option]: true })).to.match(/^target-unnamed: /);
    });
  }

  for (const variable of [
    'CONFORMANCE_INSTITUTION',
    'CONFORMANCE_PARTNER',
    'CONFORMANCE_TOKEN',
    'CONFORMANCE_CLIENT_ID',
    'CONFORMANCE_PRIVATE_KEY_FILE',
  ]) {
    it(`is refused beside ${variable}`, () => {
      expect(refusal({}, { [variable]: 'x' })).to.equal(
        `target-unnamed: ${variable} speaks of a tenant, and no target is named`,
      );
    });
  }

  it('is refused beside targets of the configuration', () => {
    const file = config('targets: { sandbox: { url: "https://tenant.example" } }');
    expect(refusal({ config: file })).to.match(
      /^target-unnamed: the targets of .* speak of a tenant/,
    );
  });

  it('judges the reference provider where that is what is named', () => {
    const env = { CONFORMANCE_TOKEN: 'x' };
    expect([
      refusal({ target: 'embedded' }, env),
      refusal({}, { ...env, CONFORMANCE_TARGET: 'embedded' }),
    ]).to.deep.equal(['accepted', 'accepted']);
  });

  it('is refused where the variable of the target is set and empty', () => {
    expect(refusal({}, { CONFORMANCE_TARGET: '' })).to.equal(
      'usage: the variable CONFORMANCE_TARGET is set and empty',
    );
  });
});
