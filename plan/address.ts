import { githubName } from '../registry/github-name';
import { namesText, repositoryRoot } from './address-text';

/** In a repository. */
export interface InRepository {
  readonly repository: string;
}

/** In an environment of a repository. */
export interface InEnvironment extends InRepository {
  readonly environment: string;
}

/** On a Netlify site. */
export interface OnSite {
  readonly team: string;
  readonly site: string;
}

/** The levels above environments at which a name can live. */
export type OuterLevel = 'repository' | 'organization';

/** The identity of an object at GitHub or Netlify. Names that GitHub treats as equal give the same address. */
export type Address =
  | { readonly kind: 'app'; readonly app: string }
  | { readonly kind: 'organization'; readonly organization: string }
  | ({ readonly kind: 'environment' } & InEnvironment)
  | ({ readonly kind: 'branch-policy' | 'tag-policy'; readonly pattern: string } & InEnvironment)
  | ({ readonly kind: 'environment-variable' | 'environment-secret'; readonly name: string } & InEnvironment)
  | ({ readonly kind: 'repository-variable'; readonly name: string } & InRepository)
  | ({ readonly kind: 'ruleset'; readonly ruleset: string } & InRepository)
  | ({ readonly kind: 'effective-rules'; readonly branch: string; readonly source: string } & InRepository)
  | ({ readonly kind: 'classic-protection'; readonly branch: string } & InRepository)
  /** A tag that has the same name as a governed branch. */
  | ({ readonly kind: 'branch-tag'; readonly tag: string } & InRepository)
  | ({ readonly kind: 'actions' } & InRepository)
  | ({ readonly kind: 'workflow-permissions' } & InRepository)
  | ({ readonly kind: 'codeowners' } & InRepository)
  | ({ readonly kind: 'immutable-releases' } & InRepository)
  | ({
      readonly kind: 'outer-secret' | 'outer-variable';
      readonly level: OuterLevel;
      readonly name: string;
    } & InRepository)
  | { readonly kind: 'netlify-team'; readonly team: string }
  | ({ readonly kind: 'site' | 'site-domain' | 'site-build' } & OnSite)
  | ({ readonly kind: 'site-variable'; readonly name: string } & OnSite)
  | { readonly kind: 'state'; readonly stack: string };
export type AddressKind = Address['kind'];

/** An address of one kind. */
export type AddressOf<K extends AddressKind> = Extract<Address, { readonly kind: K }>;

/** Fails to compile where a switch misses a kind. At run time it reports a bug. */
export function unreachable(value: never): never {
  throw new Error(`nobody thought of ${JSON.stringify(value)}`);
}

/** An environment's address. */
export function environmentAddress(plan: { readonly repository: { readonly name: string }; readonly name: string }) {
  return { kind: 'environment', repository: plan.repository.name, environment: plan.name } as const;
}

/** A site's address. */
export function siteAddress({ team, name }: { readonly team: string; readonly name: string }) {
  return { kind: 'site', team, site: name } as const;
}

// GitHub stores the names of variables and secrets in upper case (W29).
function upper(name: string): string {
  return name.toUpperCase();
}

/** The names that an address consists of. */
export function namesOf(address: Address): readonly string[] {
  switch (address.kind) {
    case 'app':
      return ['app', address.app];
    case 'organization':
      return ['organization', address.organization];
    case 'state':
      return ['state', address.stack];
    case 'environment':
      return [repositoryRoot(address.repository), 'environment', githubName(address.environment)];
    case 'branch-policy':
      return [...namesOf({ ...address, kind: 'environment' }), 'branch', address.pattern];
    case 'tag-policy':
      return [...namesOf({ ...address, kind: 'environment' }), 'tag', address.pattern];
    case 'environment-variable':
      return [...namesOf({ ...address, kind: 'environment' }), 'variable', upper(address.name)];
    case 'environment-secret':
      return [...namesOf({ ...address, kind: 'environment' }), 'secret', upper(address.name)];
    case 'repository-variable':
      return [repositoryRoot(address.repository), 'variable', upper(address.name)];
    case 'ruleset':
      return [repositoryRoot(address.repository), 'ruleset', address.ruleset];
    case 'effective-rules':
      return [repositoryRoot(address.repository), 'branch-rules', address.branch, address.source];
    case 'classic-protection':
      return [repositoryRoot(address.repository), 'classic-protection', address.branch];
    case 'branch-tag':
      return [repositoryRoot(address.repository), 'branch-tag', address.tag];
    case 'actions':
    case 'workflow-permissions':
    case 'codeowners':
    case 'immutable-releases':
      return [repositoryRoot(address.repository), address.kind];
    case 'outer-secret':
      return [repositoryRoot(address.repository), 'outer', `${address.level}-secret`, upper(address.name)];
    case 'outer-variable':
      return [repositoryRoot(address.repository), 'outer', `${address.level}-variable`, upper(address.name)];
    case 'netlify-team':
      return ['netlify', address.team];
    case 'site':
      return ['netlify', address.team, address.site];
    case 'site-domain':
      return ['netlify', address.team, address.site, 'domain'];
    case 'site-build':
      return ['netlify', address.team, address.site, 'build'];
    case 'site-variable':
      return ['netlify', address.team, address.site, 'variable', address.name];
    default:
      return unreachable(address);
  }
}

/** The last of an address's names: the object's own name. */
export function ownName(address: Address): string {
  return namesOf(address).at(-1) ?? '';
}

/** An address as text, the same in every stack and snapshot. No two objects have the same one. */
export function addressText(address: Address): string {
  return namesText(namesOf(address));
}
