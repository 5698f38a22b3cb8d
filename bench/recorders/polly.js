import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import NodeHttpAdapter from '@pollyjs/adapter-node-http';
import { Polly } from '@pollyjs/core';
import FSPersister from '@pollyjs/persister-fs';
import { converse, write } from './conversation.js';

const send = ({ url, body, ...options }) =>
  new Promise((resolve, reject) => {
    // Polly puts its own in the place of this member.
    const outgoing = http.request(url, options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

Polly.register(NodeHttpAdapter);
Polly.register(FSPersister);
const folder = mkdtempSync(join(tmpdir(), 'polly-'));
try {
  const polly = new Polly('recorded', {
    adapters: ['node-http'],
    persister: 'fs',
    persisterOptions: { fs: { recordingsDir: folder } },
    recordFailedRequests: true,
    logLevel: 'silent',
  });
  await converse(send);
  await polly.stop();
  const written = readdirSync(folder, { recursive: true }).find((name) => name.endsWith('.har'));
  write('polly', JSON.parse(readFileSync(join(folder, written), 'utf8')));
} finally {
  rmSync(folder, { recursive: true });
}
