import { expect } from 'chai';
import { answers } from './document-corpus/answers.testing.js';
import { checked } from './document-corpus/checked.testing.js';
import {
  documentOf,
  exchangesOf,
  type Feature,
  foundOf,
} from './document-corpus/feature.testing.js';
import { messages } from './document-corpus/messages.testing.js';
import { newer } from './document-corpus/newer.testing.js';
import { requests } from './document-corpus/requests.testing.js';
import { sent } from './document-corpus/sent.testing.js';

const CORPUS: readonly (readonly [string, readonly Feature[]])[] = [
  ['3.0.3', [...answers, ...messages, ...requests, ...sent]],
  ['3.1.0', [...newer, ...messages, ...requests, ...sent]],
];

// One document holds them all: that a feature takes nothing from another is a part of the proof.
for (const [openapi, features] of CORPUS) {
  describe(`a document of OpenAPI ${openapi} that has`, () => {
    let found: ReturnType<typeof foundOf> = [];

    before(async () => {
      const document = documentOf(features, openapi);
      found = foundOf(features, await checked(document, exchangesOf(features)));
    });

    for (const [index, { title, right, wrong, found: what }] of features.entries()) {
      it(title, () => {
        expect(found[index]).to.deep.equal([...right.map(() => []), ...wrong.map(() => [what])]);
      });
    }
  });
}
