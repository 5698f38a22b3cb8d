import fetch from 'node-fetch';
import recorder from 'node-fetch-har';
import { converse, write } from './conversation.js';

const recorded = recorder.withHar(fetch);
const entries = [];
await converse(async ({ url, ...init }) => {
  const response = await recorded(url, init);
  const text = await response.text();
  entries.push(response.harEntry);
  return { status: response.status, text };
});
write('node-fetch-har', recorder.createHarLog(entries));
