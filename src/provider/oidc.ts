import type { OutgoingHttpHeaders } from 'node:http';
import type Oidc from 'oidc-provider';
import type { Mount } from './mount.js';
import { oidcConfiguration, type OidcSetup } from './oidc-configuration.js';
import { withoutNotices } from './quiet.js';

/** Only of use where no request is being served; each request has the URL it came by. */
const ISSUER = 'http://127.0.0.1/a/oidc-provider/api/v0';

/** What a provider that does not look at `aud` would accept. */
class Anything extends Set<string> {
  override has(): boolean {
    return true;
  }
}

/** Makes the library name the URL that was called, and accept no audience but the token endpoint. */
const nameWhatWasCalled = (oidc: Oidc, { mountOf }: OidcSetup): void => {
  const OIDCContext = class extends oidc.OIDCContext {
    readonly #mount: Mount | undefined;
    constructor(ctx: ConstructorParameters<typeof oidc.OIDCContext>[0]) {
      super(ctx);
      this.#mount = mountOf(ctx.req);
    }
    // @ts-expect-error: the library has an accessor where its types have a property
    override get issuer(): string {
      return this.#mount?.base ?? oidc.issuer;
    }
    override urlFor(name: string): string {
      return `${this.issuer}${oidc.pathFor(name, { mountPath: '' })}`;
    }
    override clientJwtAuthExpectedAudience(): Set<string> {
      if (this.#mount?.rules.audience === false) return new Anything();
      return new Set([this.urlFor('token')]);
    }
  };
  Object.defineProperty(oidc, 'OIDCContext', { value: OIDCContext });
};

/** The metadata speak of what is served: the token endpoint, and no authorization endpoint. */
const describeWhatIsServed = (oidc: Oidc): void => {
  oidc.use(async (ctx, next) => {
    await next();
    const metadata: unknown = ctx.body;
    if (ctx.path !== '/.well-known/openid-configuration' || typeof metadata !== 'object') return;
    ctx.body = { ...metadata, authorization_endpoint: undefined };
  });
};

const texts = (headers: OutgoingHttpHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** What was sent in the form; nothing where the library did not come to read it. */
const formOf = (oidc: unknown): Readonly<Record<string, unknown>> => {
  const { body } = { ...(oidc as { readonly body?: object } | undefined) };
  return { ...body };
};

/** Hands each answer of the token endpoint to whoever wants to change it. */
const letAnswersBeChanged = (oidc: Oidc, { mountOf }: OidcSetup): void => {
  oidc.use(async (ctx, next) => {
    await next();
    const mount = mountOf(ctx.req);
    if (!mount?.change || ctx.path !== '/token') return;
    const body: unknown = ctx.body;
    const answer = await mount.change(
      { status: ctx.status, headers: texts(ctx.response.headers), body },
      { method: ctx.method, form: formOf(ctx.oidc), mint: mount.mint },
    );
    for (const name of Object.keys(ctx.response.headers)) ctx.remove(name);
    ctx.body = answer.body;
    ctx.status = answer.status;
    ctx.set(answer.headers);
  });
};

/** The authorization server: RFC 6749 §4.4 with client assertions (RFC 7523), and nothing else. */
export const newOidc = async (setup: OidcSetup): Promise<Oidc> =>
  withoutNotices(async () => {
    const { Provider, errors } = await import('oidc-provider');
    const oidc = new Provider(ISSUER, oidcConfiguration(setup, errors));
    // What goes wrong is answered; the framework would print it besides.
    oidc.silent = true;
    nameWhatWasCalled(oidc, setup);
    describeWhatIsServed(oidc);
    letAnswersBeChanged(oidc, setup);
    return oidc;
  });
