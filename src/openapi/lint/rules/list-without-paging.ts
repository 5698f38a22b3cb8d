import { member } from '../../value.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'list-without-paging',
  gap: 'list-without-paging',
  title: 'an operation answers a bare list and has no parameter to page, order or filter it',
  ask: 'How long can the list become, and in which order is it?',
  find: (view) =>
    view.operations
      .filter((each) => each.method === 'GET' && !view.hasParameter(each, 'query'))
      .filter((each) =>
        each.responses
          .filter(({ key }) => key.startsWith('2'))
          .flatMap(({ response }) => [...response.content.values()])
          .some(({ schema }) => member(schema?.resolved.value, 'type') === 'array'),
      ),
});
