import { siteOf } from '../../context';
import { surfacePointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { textOf } from '../../view';
import { contextsOf } from '../netlify-contexts';

/** The context `all` is never combined with others. */
export const netlifyContextAll: ResourceRule = {
  code: 'isolation-netlify-context-all',
  title: 'The Netlify context `all` is never combined with others',
  why: 'The provider accepts overlapping contexts, and it is then undefined which value a deploy gets.',
  fix: 'Leave one value, for the context `production`.',
  severity: 'high',
  category: 'isolation',
  docs: 'https://docs.netlify.com/build/environment-variables/get-started/#create-environment-variables',
  level: 'mandatory',
  milestone: 'M0',
  scope: 'resource',
  types: [TYPE.siteVariable],
  check(view, context) {
    const contexts = contextsOf(view);
    if (!contexts.includes('all') || contexts.length < 2) return [];
    return [
      {
        what: `${textOf(view.props, 'key')} has a value for all contexts and for ${contexts.length - 1} more`,
        pointer: surfacePointer(context.registry, siteOf(view, context)?.surface, 'variables'),
      },
    ];
  },
};
