import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/** What a code host keeps: the comments of one pull request. */
export class CodeHost {
  readonly comments: { id: number; body: string }[] = [];
  readonly calls: string[] = [];
  mayWrite = true;
  readonly #server: Server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    let text = '';
    request.on('data', (bytes: Buffer) => (text += bytes.toString()));
    request.on('end', () => {
      this.calls.push(method);
      if (method !== 'GET' && !this.mayWrite) response.writeHead(403).end('{}');
      else response.end(JSON.stringify(this.#answer(method, url, text)));
    });
  });

  #answer(method: string, url: string, text: string): unknown {
    if (method === 'GET') return this.comments;
    const { body } = JSON.parse(text) as { body: string };
    if (method === 'POST') this.comments.push({ id: this.comments.length + 1, body });
    const known = this.comments.find(({ id }) => url.endsWith(`/${id}`));
    if (known) known.body = body;
    return {};
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
