import { siteOf } from '../../context';
import { surfacePointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { textOf } from '../../view';
import { contextsOf } from '../netlify-contexts';

/** A variable is set only for a site's production context: contexts never represent tiers. */
export const netlifyContexts: ResourceRule = {
  code: 'isolation-netlify-contexts',
  title: "Netlify variables are set for the site's production context alone",
  why: 'Each tier has a site of its own and publishes to its production context. Another context is a deploy preview or a branch deploy, whose code may come from anybody.',
  fix: "Set the value for the context `production` of the tier's own site.",
  severity: 'high',
  category: 'isolation',
  docs: 'https://docs.netlify.com/build/environment-variables/overview/',
  level: 'mandatory',
  milestone: 'M0',
  scope: 'resource',
  types: [TYPE.siteVariable],
  check(view, context) {
    const others = [...new Set(contextsOf(view))].filter((name) => name !== 'production');
    if (others.length === 0) return [];
    return [
      {
        what: `${textOf(view.props, 'key')} is set for ${others.join(', ')}`,
        pointer: surfacePointer(context.registry, siteOf(view, context)?.surface, 'variables'),
      },
    ];
  },
};
