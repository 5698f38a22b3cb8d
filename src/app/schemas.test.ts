import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SILENT } from './ports.js';
import { run } from './run.js';
import { settingsOf } from './settings.js';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
for (const name of ['har', 'pact', 'configuration'])
  ajv.addSchema(read(`specs/${name}.schema.json`) as object);
const faultsOf = (name: string, value: unknown): readonly unknown[] => {
  const validate = ajv.getSchema(`urn:partner-clients-conformance:${name}`);
  return validate?.(value) === true ? [] : (validate?.errors ?? ['there is no such schema']);
};

describe('the schemas that ship with the package', () => {
  it('allow every pact of ours', () => {
    const pacts = readdirSync('contracts/pacts').filter((name) => name.endsWith('.json'));
    expect(pacts).not.to.deep.equal([]);
    expect(
      pacts.flatMap((name) => faultsOf('pact', read(`contracts/pacts/${name}`))),
    ).to.deep.equal([]);
  });

  it('allow a recording of ours, odd bytes included', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
    try {
      const record = join(folder, 'night.har');
      const reports = join(folder, 'reports');
      const input = { record, reports, format: ['json'], fault: 'body-after-204' };
      await run(settingsOf('run', { ...input, probes: ['life-cycle'] }, {}), SILENT);
      expect(faultsOf('har', read(record))).to.deep.equal([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }).timeout(20_000);

  it('refuse what is neither', () => {
    const nothing = { log: {}, interactions: [] };
    expect([faultsOf('har', nothing).length, faultsOf('pact', nothing).length]).to.deep.equal([
      1, 2,
    ]);
  });
});
