/** `npm run broker`: a real Pact Broker on loopback until it is interrupted. */
import { parseArgs } from 'node:util';
import { installBroker, startBroker } from '../pact/broker/broker-server.testing.js';

const HELP = `npm run broker -- [--port N] [--docker] [--fresh]
  --port N   port on 127.0.0.1 (default 9292)
  --docker   run the container image instead of Ruby
  --fresh    start with an empty database
  --install  install what it needs, and end`;

const options = () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '9292' },
      docker: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      install: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new TypeError('--port needs a number from 1 to 65535');
  return { ...values, port };
};

const main = async (): Promise<number> => {
  const { help, install, ...chosen } = options();
  if (help) {
    console.log(HELP);
    return 0;
  }
  if (install) {
    await installBroker(console.error);
    return 0;
  }
  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, resolve);
  });
  const server = await startBroker({ ...chosen, note: console.error });
  console.log(server.url);
  console.error(`the broker answers at ${server.url}; Ctrl+C stops it`);
  const why = await Promise.race([stopped, server.ended]);
  await server.stop();
  if (why === undefined) throw new Error('the broker ended by itself');
  return why === 'SIGINT' ? 130 : 143;
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof TypeError ? 2 : 70;
}
