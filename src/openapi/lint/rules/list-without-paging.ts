import { defineRule } from '../rule.js';

export default defineRule({
  id: 'list-without-paging',
  gap: 'list-without-paging',
  title: 'an operation answers a bare list and has no parameter to page, order or filter it',
  ask: 'How long can the list become, and in which order is it?',
  find: (view) =>
    view.operations
      .filter((each) => each.method === 'get' && !view.hasParameter(each, 'query'))
      .filter((each) =>
        view
          .responses(each)
          .filter(({ key }) => key.startsWith('2'))
          .flatMap(({ place }) => view.mediaTypes(place))
          .some((mediaType) => view.schema(mediaType)?.value.type === 'array'),
      )
      .map(({ place }) => place),
});
