import { defineProbe } from '../model/probe.js';
import { get, list } from './_client.js';

export default defineProbe({
  id: 'listed-client',
  title: 'Where nothing may be written: a client that is there already is read',
  depth: 'quick',
  mutates: false,
  needs: ['read-only'],
  serves: ['listClients', 'getClient'],
  requests: 2,
  sends: { 'GET clients': 1, 'GET client': 1 },
  async run(drive) {
    await list(drive);
    await get(drive, drive.present ?? drive.stop('there is no client to read'));
  },
});
