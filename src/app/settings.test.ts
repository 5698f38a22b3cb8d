import { expect } from 'chai';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import { DOCUMENT, OVERLAY } from './packaged.js';
import type { InputOf } from '../settings/resolve.js';
import { judgingOf } from './judging.js';
import { settingsOf } from './settings.js';

describe('the settings of a judging command', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (text: string): string => {
    const file = join(folder, 'conformance.yaml');
    writeFileSync(file, text);
    return file;
  };
  const judging = (input: InputOf<'check'>) => {
    const settings = settingsOf('check', input, {});
    const { reports, format } = settings.values;
    return judgingOf(settings, { reports, formats: format }, {}, Date.parse('2026-11-25'));
  };
  const settings = (text: string, input: InputOf<'check'> = {}) =>
    judging({ ...input, config: write(text) });

  it('prefer the flag to the file', () => {
    const text = 'settings: { gate: warning, reports: there, formats: [sarif] }';
    const { gate, reports, formats } = settings(text, { gate: 'error', format: ['html'] });
    expect({ gate, reports, formats }).to.deep.equal({
      gate: 'error',
      reports: 'there',
      formats: ['html'],
    });
  });

  it('are refused where a severity names no check', () => {
    expect(() => settings('severities: { no-such-check: info }')).to.throw(
      ConformanceError,
      'the configuration names a check "no-such-check", which there is not',
    );
  });

  it('are refused where a waiver names no check', () => {
    const waiver =
      '{ check: no-such-check, operation: getClient, at: a, shape: b, owner: c, reason: d, expires: 2027-01-31 }';
    expect(() => judging({ waivers: write(`waivers: [${waiver}]`) })).to.throw(
      ConformanceError,
      /"no-such-check"/,
    );
  });

  it('are strict where an overlay is named', () => {
    expect(settings('', { overlay: ['o.yaml'] })).to.include({ profile: 'strict' });
  });

  it('take the packaged overlay for a copy of the packaged document', () => {
    const spec = join(folder, 'copy.yaml');
    copyFileSync(DOCUMENT, spec);
    expect(settings('', { spec, profile: 'strict' }).overlays).to.deep.equal([OVERLAY]);
  });

  it('are refused where an overlay is named for the published profile', () => {
    expect(() => settings('', { overlay: ['o.yaml'], profile: 'published' })).to.throw(
      ConformanceError,
      'an overlay is of the strict profile, not of the published',
    );
  });

  it('are refused where another document is to be read strictly without an overlay', () => {
    expect(() => settings('settings: { spec: a.yaml }', { profile: 'strict' })).to.throw(
      ConformanceError,
      'the strict profile of another document needs an overlay',
    );
  });
});
