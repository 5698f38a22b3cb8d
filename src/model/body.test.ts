import { expect } from 'chai';
import { Body } from './body.js';

const bytes = (...octets: number[]) => Body.ofBytes(Uint8Array.from(octets));

describe('a body', () => {
  it('gives the text of bytes that are UTF-8, and says so', () => {
    const body = bytes(0x22, 0xc3, 0xa9, 0x22);
    expect([body.text, body.isUtf8, body.size]).to.deep.equal(['"é"', true, 4]);
  });

  it('replaces what is not UTF-8, and says so', () => {
    const body = bytes(0x22, 0xe9, 0x22);
    expect([body.isUtf8, body.text]).to.deep.equal([false, '"\ufffd"']);
  });

  it('keeps a byte order mark in the text, and passes over it in the JSON', () => {
    const body = bytes(0xef, 0xbb, 0xbf, 0x31);
    expect([body.text, body.json]).to.deep.equal(['\ufeff1', { ok: true, value: 1 }]);
  });

  it('knows nothing of the encoding of a text without bytes', () => {
    expect(Body.ofText('é').isUtf8).to.equal(undefined);
    expect(Body.ofText('é').size).to.equal(2);
  });

  it('tells content that nobody kept from content that is empty', () => {
    expect(Body.notKept().isKept).to.equal(false);
    expect(Body.ofText('').isKept).to.equal(true);
    expect([Body.notKept().isEmpty, Body.ofText('').isEmpty]).to.deep.equal([true, true]);
  });

  it('says why it is no JSON', () => {
    expect(Body.ofText('').json).to.deep.equal({ ok: false, error: 'the body is empty' });
    expect(Body.ofText('{').json.ok).to.equal(false);
  });

  it('asks a schema once, however many checks want to know', () => {
    let asked = 0;
    const schemaOf = (answer: boolean) => ({
      accepts: () => {
        asked += 1;
        return answer;
      },
    });
    const [wide, narrow] = [schemaOf(true), schemaOf(false)];
    const body = Body.ofText('{}');
    const answers = [wide, wide, narrow, narrow].map((each) => body.isAcceptedBy(each));
    expect([answers, asked]).to.deep.equal([[true, true, false, false], 2]);
    expect(Body.ofText('{').isAcceptedBy(wide)).to.equal(false);
  });
});
