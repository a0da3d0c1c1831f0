import { type Address, addressText } from '../plan/address';
import { type PolicyContext, siteOf } from './context';
import { TYPE } from './resource-types';
import { type ResourceView, textOf } from './view';

function inRepository({ props }: ResourceView, { registry, catalog }: PolicyContext): string | undefined {
  const name = textOf(props, 'repository');
  const key = catalog.repositoryKey(name);
  // The registry's spelling, because GitHub ignores case.
  return (key === undefined ? undefined : registry.repositories[key]?.name) ?? name;
}

function inEnvironment(view: ResourceView, context: PolicyContext) {
  const repository = inRepository(view, context);
  const environment = textOf(view.props, 'environment');
  return repository === undefined || environment === undefined ? undefined : { repository, environment };
}

function ofSite(view: ResourceView, context: PolicyContext) {
  const site = siteOf(view, context);
  return site && { team: site.team, site: site.name };
}

function ofEnvironment(view: ResourceView, context: PolicyContext): Address | undefined {
  const place = inEnvironment(view, context);
  if (!place) return undefined;
  const text = (key: string) => textOf(view.props, key);
  if (view.type === TYPE.environment) return { kind: 'environment', ...place };
  if (view.type === TYPE.branchPolicy) {
    const [branch, tag] = [text('branchPattern'), text('tagPattern')];
    if (branch) return { kind: 'branch-policy', ...place, pattern: branch };
    return { kind: 'tag-policy', ...place, pattern: tag ?? '' };
  }
  const name = text(view.type === TYPE.environmentSecret ? 'secretName' : 'variableName');
  if (name === undefined) return undefined;
  return { kind: view.type === TYPE.environmentSecret ? 'environment-secret' : 'environment-variable', ...place, name };
}

function ofRepository(view: ResourceView, context: PolicyContext): Address | undefined {
  const repository = inRepository(view, context);
  if (repository === undefined) return undefined;
  if (view.type === TYPE.actions) return { kind: 'actions', repository };
  if (view.type === TYPE.workflowPermissions) return { kind: 'workflow-permissions', repository };
  if (view.type === TYPE.ruleset) {
    const ruleset = textOf(view.props, 'name');
    return ruleset === undefined ? undefined : { kind: 'ruleset', repository, ruleset };
  }
  const name = textOf(view.props, 'variableName');
  return name === undefined ? undefined : { kind: 'repository-variable', repository, name };
}

function atNetlify(view: ResourceView, context: PolicyContext): Address | undefined {
  const { props, type } = view;
  if (type === TYPE.site) {
    const [team, site] = [textOf(props, 'team'), textOf(props, 'name')];
    return team === undefined || site === undefined ? undefined : { kind: 'site', team, site };
  }
  const place = ofSite(view, context);
  if (!place) return undefined;
  if (type === TYPE.siteDomain) return { kind: 'site-domain', ...place };
  if (type === TYPE.siteBuild) return { kind: 'site-build', ...place };
  const name = textOf(props, 'key');
  return name === undefined ? undefined : { kind: 'site-variable', ...place, name };
}

function ownAddress(view: ResourceView, context: PolicyContext): Address | undefined {
  switch (view.type) {
    case TYPE.environment:
    case TYPE.branchPolicy:
    case TYPE.environmentVariable:
    case TYPE.environmentSecret:
      return ofEnvironment(view, context);
    case TYPE.ruleset:
    case TYPE.repositoryVariable:
    case TYPE.actions:
    case TYPE.workflowPermissions:
      return ofRepository(view, context);
    case TYPE.site:
    case TYPE.siteVariable:
    case TYPE.siteDomain:
    case TYPE.siteBuild:
      return atNetlify(view, context);
    default:
      return undefined;
  }
}

/**
 * The address of a resource's object, as `plan/address.ts` writes it; undefined when it owns none or the address is
 * unknown. Contents of a site are identified by the logical name, because a new site's id is unknown in a preview.
 */
export function addressOf(view: ResourceView, context: PolicyContext): string | undefined {
  const address = ownAddress(view, context);
  return address && addressText(address);
}

/** The declared resources by their objects' addresses. */
export function byAddress(views: readonly ResourceView[], context: PolicyContext): ReadonlyMap<string, ResourceView> {
  return new Map(
    views.flatMap((view) => {
      const address = addressOf(view, context);
      return address === undefined ? [] : [[address, view] as const];
    }),
  );
}
