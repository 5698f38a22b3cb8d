/** The generated pages, by path: what the code says about itself, in the documents that people read. */
export const pages = (): Promise<ReadonlyMap<string, string>> =>
  Promise.resolve(new Map<string, string>());
