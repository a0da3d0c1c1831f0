import { UserError } from '../registry/user-error';
import type { Address } from './address';
import { namesIn, repositoryOfRoot } from './address-text';

function inEnvironment(repository: string, [environment = '', what, last]: readonly string[]): Address | undefined {
  const place = { repository, environment };
  if (what === undefined) return { kind: 'environment', ...place };
  if (last === undefined) return undefined;
  if (what === 'branch' || what === 'tag') return { kind: `${what}-policy`, ...place, pattern: last };
  if (what === 'variable' || what === 'secret') return { kind: `environment-${what}`, ...place, name: last };
  return undefined;
}

function atNetlify([team, site, what, last]: readonly string[]): Address | undefined {
  if (team === undefined) return undefined;
  if (site === undefined) return { kind: 'netlify-team', team };
  if (what === undefined) return { kind: 'site', team, site };
  if (what === 'variable' && last !== undefined) return { kind: 'site-variable', team, site, name: last };
  if ((what === 'domain' || what === 'build') && last === undefined) return { kind: `site-${what}`, team, site };
  return undefined;
}

const OUTER = /^(repository|organization)-(secret|variable)$/;

const SETTINGS = ['actions', 'workflow-permissions', 'codeowners', 'immutable-releases'] as const;

function inRepository(repository: string, [what, ...names]: readonly string[]): Address | undefined {
  const [first, second] = names;
  if (first === undefined) {
    const setting = SETTINGS.find((kind) => kind === what);
    return setting && { kind: setting, repository };
  }
  if (what === 'environment') return inEnvironment(repository, names);
  if (what === 'ruleset') return { kind: what, repository, ruleset: first };
  if (what === 'variable') return { kind: 'repository-variable', repository, name: first };
  if (what === 'classic-protection') return { kind: what, repository, branch: first };
  if (what === 'branch-tag') return { kind: what, repository, tag: first };
  if (second === undefined) return undefined;
  if (what === 'branch-rules') return { kind: 'effective-rules', repository, branch: first, source: second };
  const [, level, kind] = (what === 'outer' && OUTER.exec(first)) || [];
  if (level !== 'repository' && level !== 'organization') return undefined;
  return { kind: kind === 'secret' ? 'outer-secret' : 'outer-variable', repository, level, name: second };
}

function atRoot(root: string, names: readonly string[]): Address | undefined {
  const repository = repositoryOfRoot(root);
  if (repository !== undefined) return inRepository(repository, names);
  if (root === 'netlify') return atNetlify(names);
  const [name] = names;
  if (name === undefined) return undefined;
  if (root === 'organization') return { kind: root, organization: name };
  return root === 'app' ? { kind: root, app: name } : { kind: 'state', stack: name };
}

/** Parses an address's text. Throws a UserError (exit 3) on anything else: it guesses nothing. */
export function parseAddress(text: string): Address {
  const [root = '', ...names] = namesIn(text);
  const found = atRoot(root, names);
  if (found) return found;
  throw new UserError(`"${text}" is not the address of an object`, { place: 'address', exitCode: 3 });
}
