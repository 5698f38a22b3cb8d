import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Finding } from '../model/finding.js';
import { gate } from './gate.js';
import { GateInputs } from './gate-inputs.testing.js';
import { FINDING } from './gate-states.testing.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';

describe('the gate', () => {
  let inputs: GateInputs;

  before(async function () {
    this.timeout(60_000);
    inputs = await GateInputs.make();
  });
  after(() => inputs.close());

  it('names the waiver that has expired', async () => {
    const { report } = await inputs.decide('run', 'failing under an expired waiver');
    expect(report.inputs[0]?.reasons[0]?.what).to.match(/the waiver of ana expired on 2020-01-31/);
  });

  it('lets pass what its entry allows to be left out', async () => {
    const { report } = await inputs.decide('run', 'narrowed', { allows: ['--read-only'] });
    expect(report.verdict).to.equal('conforms');
  });

  it('takes the age that its entry allows', async () => {
    const { report } = await inputs.decide('run', 'too old', { maxAge: '2d' });
    expect(report.verdict).to.equal('conforms');
  });

  it('requires a report of a provider whatever the list says', async () => {
    const config = inputs.tenant.path('gate.yaml');
    writeFileSync(config, JSON.stringify({ gate: { requires: [] } }));
    const settings = settingsOf('gate', { config, reports: inputs.tenant.path('nowhere') }, {});
    const { report } = await gate(settings, SILENT);
    expect(report.inputs.map(({ reasons }) => reasons[0]?.code)).to.deep.equal(['missing']);
  });

  it('shows what nobody can tell besides what is wrong', async () => {
    inputs.put('run', 'failing');
    const config = inputs.tenant.path('gate.yaml');
    const requires = [
      { file: inputs.tenant.path('input.json'), maxAge: 8000 },
      { file: inputs.tenant.path('nowhere.json') },
    ];
    writeFileSync(config, JSON.stringify({ gate: { requires } }));
    const { report } = await gate(settingsOf('gate', { config }, {}), SILENT);
    expect({
      verdict: report.verdict,
      codes: report.inputs.flatMap(({ reasons }) => reasons.map(({ code }) => code)),
    }).to.deep.equal({ verdict: 'does-not-conform', codes: ['failing', 'missing'] });
  });

  it('judges with its own severities, not with those of the run', async () => {
    inputs.put('run', 'failing');
    const config = inputs.tenant.path('gate.yaml');
    const file = inputs.tenant.path('input.json');
    const codes = async (own: Partial<Finding>, severities: object) => {
      writeFileSync(
        file,
        JSON.stringify({ ...inputs.baseOf('run'), findings: [{ ...FINDING, ...own }] }),
      );
      writeFileSync(
        config,
        JSON.stringify({ severities, gate: { requires: [{ file, maxAge: 8000 }] } }),
      );
      const { report } = await gate(settingsOf('gate', { config }, {}), SILENT);
      return report.inputs.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    };
    expect([
      await codes({ severity: 'info', ownSeverity: 'error' }, {}),
      await codes({}, { 'no-null-members': 'info' }),
    ]).to.deep.equal([['failing'], []]);
  });

  it('writes what its schema allows', async () => {
    const { report } = await inputs.decide('run', 'failing');
    const schema = JSON.parse(readFileSync('specs/gate.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    expect(validate(report) ? [] : validate.errors).to.deep.equal([]);
  });
});
