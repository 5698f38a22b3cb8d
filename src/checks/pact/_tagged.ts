import type { DocumentSchema } from '../../model/document.js';
import type { Exchange } from '../../model/exchange.js';

/** The same interaction by a document whose answers have a discriminator, for examples. */
export const withDiscriminator = (
  exchange: Exchange,
  propertyName: string,
  names: readonly string[],
): Exchange => {
  const { match } = exchange;
  if (match.kind !== 'operation') return exchange;
  const written = schemaOf({ discriminator: { propertyName } }, names);
  const response = (status: number) => {
    const found = match.operation.response(status);
    const content = (found?.content ?? []).map((media) => ({
      ...media,
      ...(media.schema ? { schema: { ...media.schema, written } } : {}),
    }));
    return found && { ...found, content };
  };
  exchange.match = { ...match, operation: { ...match.operation, response } };
  return exchange;
};

const schemaOf = (
  keywords: DocumentSchema['keywords'],
  names: readonly string[],
): DocumentSchema => {
  const schema: Omit<DocumentSchema, 'resolved'> = {
    pointer: '#/components/schemas/partnerClientDetails',
    position: { file: 'partner-clients.v0.yaml', line: 1, column: 1 },
    value: keywords,
    ref: undefined,
    keywords,
    types: undefined,
    children: [],
    variant: (tag) => (names.includes(tag) ? {} : undefined),
  };
  const own: DocumentSchema = {
    ...schema,
    get resolved(): DocumentSchema {
      return own;
    },
  };
  return own;
};
