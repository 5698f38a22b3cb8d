import axios from 'axios';
import { AxiosHarTracker } from 'axios-har-tracker';
import { converse, write } from './conversation.js';

const client = axios.create({ validateStatus: () => true, transformResponse: (text) => text });
const tracker = new AxiosHarTracker(client);
await converse(async ({ body, ...request }) => {
  const { status, data } = await client({ ...request, data: body });
  return { status, text: data };
});
write('axios-har-tracker', tracker.getGeneratedHar());
