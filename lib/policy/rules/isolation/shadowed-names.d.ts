import type { ResourceRule } from '../../rule';
/** No secret or variable of a repository, an organization or a Netlify team has the name of an environment's or a site's. */
export declare const shadowedNames: ResourceRule;
