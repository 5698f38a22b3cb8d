/** A member of a JSON value by a pointer. */
const valueAt = (root, pointer) =>
  pointer
    .slice(pointer.indexOf('#') + 1)
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((value, key) => value?.[key], root);

const resolved = (root, value, steps = 10) =>
  typeof value?.$ref === 'string' && value.$ref.startsWith('#/') && steps > 0
    ? resolved(root, valueAt(root, decodeURIComponent(value.$ref)), steps - 1)
    : value;

/** The examples beside a schema, as an object of OpenAPI holds them. */
const held = function* (root, pointer) {
  const holder = valueAt(root, pointer);
  if (holder?.example !== undefined) yield [`${pointer}/example`, holder.example];
  for (const [name, each] of Object.entries(holder?.examples ?? {})) {
    const example = resolved(root, each);
    if (example?.value !== undefined) yield [`${pointer}/examples/${name}`, example.value];
  }
};

const isJson = (mediaType) => /^(application|text)\/json$|\+json$/.test(mediaType);

const ofContent = function* (root, content) {
  for (const { mediaType, pointer, schema } of content)
    if (schema && isJson(mediaType))
      for (const [at, value] of held(root, pointer)) yield { at, schema, value };
};

/** The examples of the components, each under its own schema. */
const ofSchemas = function* (contract) {
  for (const written of contract.tree.schemas.values()) {
    const { value } = written;
    const examples = [value?.example, ...(Array.isArray(value?.examples) ? value.examples : [])];
    for (const example of examples)
      if (example !== undefined) {
        const schema = contract.validator(written, 'response');
        if (schema) yield { at: written.pointer, schema, value: example };
      }
  }
};

/** Every example of a description that stands beside a schema which judges it. */
export const examplesOf = function* (contract) {
  const root = contract.tree.root.value;
  for (const { responses, requestBody, parameters } of contract.operations) {
    for (const { content } of responses) yield* ofContent(root, content);
    if (requestBody) yield* ofContent(root, requestBody.content);
    for (const { pointer, schema, written } of parameters)
      if (schema && written?.mediaType === undefined)
        for (const [at, value] of held(root, pointer)) yield { at, schema, value };
  }
  yield* ofSchemas(contract);
};
