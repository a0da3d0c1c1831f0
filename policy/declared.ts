import { type PolicyContext, siteOf } from './context';
import { TYPE } from './resource-types';
import { type ResourceView, textOf } from './view';

function inRepository({ props }: ResourceView, { registry, catalog }: PolicyContext): string | undefined {
  const name = textOf(props, 'repository');
  const key = catalog.repositoryKey(name);
  // The registry's spelling: GitHub doesn't care about case.
  return (key === undefined ? undefined : registry.repositories[key]?.name) ?? name;
}

function inEnvironment(view: ResourceView, context: PolicyContext): string | undefined {
  const repository = inRepository(view, context);
  const environment = textOf(view.props, 'environment');
  if (repository === undefined || environment === undefined) return undefined;
  return `${repository}/environment/${environment.toLowerCase()}`;
}

function upper(view: ResourceView, key: string): string | undefined {
  return textOf(view.props, key)?.toUpperCase();
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('/');
}

function ofSite(view: ResourceView, context: PolicyContext, ...rest: readonly (string | undefined)[]) {
  const site = siteOf(view, context);
  return site && joined('netlify', site.team, site.name, ...rest);
}

/**
 * The address of what a resource owns, as `plan/objects.ts` writes it; undefined when it owns nothing there or cannot be
 * told. What belongs to a site is told by its logical name: a new site's id is not known in a preview.
 */
export function addressOf(view: ResourceView, context: PolicyContext): string | undefined {
  const { props } = view;
  switch (view.type) {
    case TYPE.environment:
      return inEnvironment(view, context);
    case TYPE.branchPolicy: {
      const branch = textOf(props, 'branchPattern');
      const ref = branch ? `branch/${branch}` : `tag/${textOf(props, 'tagPattern') ?? ''}`;
      return joined(inEnvironment(view, context), ref);
    }
    case TYPE.environmentVariable:
      return joined(inEnvironment(view, context), 'variable', upper(view, 'variableName'));
    case TYPE.environmentSecret:
      return joined(inEnvironment(view, context), 'secret', upper(view, 'secretName'));
    case TYPE.ruleset:
      return joined(inRepository(view, context), 'ruleset', textOf(props, 'name'));
    case TYPE.repositoryVariable:
      return joined(inRepository(view, context), 'variable', upper(view, 'variableName'));
    case TYPE.actions:
      return joined(inRepository(view, context), 'actions');
    case TYPE.workflow:
      return joined(inRepository(view, context), 'workflow-permissions');
    case TYPE.site:
      return joined('netlify', textOf(props, 'team'), textOf(props, 'name'));
    case TYPE.siteVariable:
      return ofSite(view, context, 'variable', textOf(props, 'key'));
    case TYPE.siteDomain:
      return ofSite(view, context, 'domain');
    case TYPE.siteBuild:
      return ofSite(view, context, 'build');
    default:
      return undefined;
  }
}

/** The declared resources by the address of what they own. */
export function byAddress(views: readonly ResourceView[], context: PolicyContext): ReadonlyMap<string, ResourceView> {
  return new Map(
    views.flatMap((view) => {
      const address = addressOf(view, context);
      return address === undefined ? [] : [[address, view] as const];
    }),
  );
}

/** The address of a planned environment. */
export function environmentAddress(plan: { readonly repository: { readonly name: string }; readonly name: string }) {
  return `${plan.repository.name}/environment/${plan.name.toLowerCase()}`;
}
