import { expect } from 'chai';
import { UNSAFE, hostile } from './_hostile.testing.js';
import { clean, LOOK, rich, untold, written } from './_sample.testing.js';
import consoleReporter from './console.js';

const lines = (text: string) => text.trimEnd().split('\n');
const isCommand = (line: string) => line.startsWith('      ');

describe('the reporter console', () => {
  it('goes to standard output', () => {
    expect(consoleReporter.file).to.equal(null);
  });

  it('says the verdict last', () => {
    const last = [rich, clean, untold].map((events) =>
      written(consoleReporter, events()).trimEnd().split('\n\n').at(-1)?.replaceAll('\n', ' '),
    );
    expect(last).to.deep.equal([
      '✗ does not conform – 6 errors in 4 of 5 operations; seen: 4 of 5 operations, 7 of 8 documented statuses, 101 of 115 requirements and the content of 66 of 70 answers; 2 requests without an answer',
      '✓ conforms – reference provider: 48 exchanges judged, no error and no warning; seen: 5 of 5 operations, 8 of 8 documented statuses, 110 of 115 requirements and the content of 40 of 40 answers',
      '? could not tell – nothing was judged: the target refused the connection; seen: 0 of 5 operations, 0 of 8 documented statuses, 0 of 115 requirements and the content of 0 of 0 answers',
    ]);
  });

  it('marks statuses that were not exercised, and those that are not documented', () => {
    expect(written(consoleReporter, rich())).to.include(
      '  PUT    updateClient      22   + 200 ×2   ✓ 204 ×20   ○ 404 ',
    );
  });

  it('groups the findings of one cause', () => {
    expect(written(consoleReporter, rich())).to.include(
      [
        '  ✗ ERROR  an answer has the shape that the document gives it',
        '    where     getClient · response.body/logoUri (9 times, first in e17)',
        '              listClients · response.body/*/logoUri (30 times, first in e31)',
        '    expected  a string',
        '    actual    null',
        '    clause    specs/partner-clients.v0.yaml:178',
        '              /components/schemas/partnerClientDetails/properties/logoUri/type',
        '    check     sample-body-fits (contract)',
      ].join('\n'),
    );
  });

  it('shows errors before warnings', () => {
    const marks = lines(written(consoleReporter, rich())).flatMap(
      (line) => /^ {2}[✗!] (\w+)/.exec(line)?.[1] ?? [],
    );
    expect(marks).to.deep.equal([
      ...Array<string>(5).fill('ERROR'),
      ...Array<string>(3).fill('WARNING'),
    ]);
  });

  it('folds gaps, notes and waived findings to counts', () => {
    expect(written(consoleReporter, rich())).to.include(
      '  Besides: 2 gaps of the document, 1 note and 1 waived finding, without weight on the verdict: see',
    );
  });

  it('tells of probes that did not run by their reason', () => {
    const events = untold().map((event) =>
      event.type === 'probe-finished'
        ? { ...event, probe: { ...event.probe, status: 'not-run' as const, reason: 'no answer' } }
        : event,
    );
    const all = lines(written(consoleReporter, events));
    const start = all.findIndex((line) => line.startsWith('Did not run'));
    const names = events.flatMap((each) => (each.type === 'probe-finished' ? [each.probe.id] : []));
    expect(all.slice(start + 1, start + 5)).to.deep.equal([
      '',
      '  no answer',
      `    ${names.join(', ')}`,
      '',
    ]);
  });

  it('gathers what could not be told by its reason', () => {
    expect(written(consoleReporter, rich())).to.include(
      [
        'Could not tell  2 checks',
        '',
        '  the recording keeps no raw bytes (244 times)',
        '    sample-body-length, sample-unique-names',
      ].join('\n'),
    );
  });

  it('counts the requirements of each ledger', () => {
    expect(written(consoleReporter, rich())).to.include(
      [
        '               verified  violated  not exercised     all',
        '  contract           10         3              5      18',
        '  standards           1         2              1       4',
        '  gap                 1         0              0       1',
        '',
        '  not exercised  listClients 1, getClient 1, updateClient 1, deleteClient 2, standards 1',
      ].join('\n'),
    );
  });

  it('says that an embedded run judges the suite alone', () => {
    expect(written(consoleReporter, clean())).to.include('nothing of the');
  });

  it('says no more than findings and verdict when quiet', () => {
    const quiet = lines(written(consoleReporter, clean(), { ...LOOK, quiet: true }));
    expect(quiet).to.deep.equal([
      'Findings  no error, no warning',
      '',
      '  Besides: 1 gap of the document, without weight on the verdict: see the formats html, markdown or',
      '  json.',
      '',
      '✓ conforms – reference provider: 48 exchanges judged, no error and no warning; seen: 5 of 5',
      'operations, 8 of 8 documented statuses, 110 of 115 requirements and the content of 40 of 40 answers',
    ]);
  });

  it('names what was left over and what is missing when quiet', () => {
    const quiet = written(consoleReporter, rich(), { ...LOOK, quiet: true });
    expect(quiet).to.include('c2b7a1d0-5d1e-4a52-8a0e-0d6c3f1b9e77');
    expect(quiet).to.include('Missing evidence  1 piece');
  });

  it('has no colour unless it is asked for', () => {
    expect(written(consoleReporter, rich())).not.to.include('\x1b');
  });

  it('has the same words with colour', () => {
    const coloured = written(consoleReporter, rich(), { ...LOOK, colour: true });
    // eslint-disable-next-line no-control-regex -- the colours themselves
    expect(coloured.replace(/\x1b\[\d+m/g, '')).to.equal(written(consoleReporter, rich()));
  });

  for (const columns of [60, 80, 120, 200]) {
    it(`stays within ${columns} columns, but for commands that are there to be copied`, () => {
      for (const events of [rich(), clean(), untold()]) {
        const text = written(consoleReporter, events, { ...LOOK, columns });
        expect(
          lines(text).filter((line) => !isCommand(line) && line.length > columns),
        ).to.deep.equal([]);
      }
    });
  }

  it('writes nothing that a terminal or a build server obeys, whatever the server said', () => {
    const text = written(consoleReporter, hostile());
    expect(text).not.to.match(UNSAFE);
    expect(text).not.to.match(/^[ \t]*::[a-z]|##\[/m);
  });

  it('is short, however long the values are', () => {
    expect(written(consoleReporter, hostile()).length).to.be.lessThan(60_000);
  });
});
