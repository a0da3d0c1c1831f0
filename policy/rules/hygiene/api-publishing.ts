import { siteOf } from '../../context';
import { surfacePointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';

/** Sites take deploys by API: that is how bundles are published. */
export const apiPublishing: ResourceRule = {
  code: 'hygiene-api-publishing',
  title: 'Sites take deploys by API',
  why: 'Causeway publishes bundles by API, and `preventNonGitProdDeploys` makes Netlify refuse that.',
  fix: 'Leave `preventNonGitProdDeploys` false.',
  severity: 'medium',
  category: 'hygiene',
  docs: 'https://docs.netlify.com/deploy/create-deploys/#api',
  level: 'mandatory',
  milestone: 'M2',
  scope: 'resource',
  types: [TYPE.site, TYPE.siteBuild],
  check(view, context) {
    if (view.props['preventNonGitProdDeploys'] !== true) return [];
    return [
      {
        what: `${view.name} refuses deploys by API`,
        pointer: surfacePointer(context.registry, siteOf(view, context)?.surface, 'target'),
      },
    ];
  },
};
