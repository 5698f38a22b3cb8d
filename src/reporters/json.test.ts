import { expect } from 'chai';
import { ReportBuilder } from '../engine/report-builder.js';
import { UNSAFE, hostile } from './_hostile.testing.js';
import { rich, written } from './_sample.testing.js';
import json from './json.js';

describe('the reporter json', () => {
  it('goes into a file of its own', () => {
    expect(json.file).to.equal('report.json');
  });

  it('writes the report exactly', () => {
    const builder = new ReportBuilder();
    for (const event of rich()) builder.add(event);
    expect(JSON.parse(written(json, rich()))).to.deep.equal(builder.build());
  });

  it('writes nothing before the run is over', () => {
    expect(written(json, rich().slice(0, -1))).to.equal('');
  });

  it('writes the same bytes in whatever order the members were made', () => {
    const turned = rich().map((event) =>
      event.type === 'finding-made'
        ? {
            ...event,
            finding: {
              ...event.finding,
              ...Object.fromEntries(Object.entries(event.finding).reverse()),
            },
          }
        : event,
    );
    expect(written(json, turned)).to.equal(written(json, rich()));
  });

  it('indents by two spaces and ends with a line feed', () => {
    expect(written(json, rich())).to.match(
      /^\{\n {2}"schemaVersion": "1",\n {2}"tool": \{\n {4}"name"[^]*\n\}\n$/,
    );
  });

  it('keeps a pin with the name of a prototype', () => {
    const events = rich().map((event) =>
      event.type === 'pin-observed' ? { ...event, key: '__proto__' } : event,
    );
    expect(written(json, events)).to.include('"__proto__": "absent"');
  });

  it('writes nothing that a terminal obeys, whatever the server said', () => {
    expect(written(json, hostile())).not.to.match(UNSAFE);
  });
});
