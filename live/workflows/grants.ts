import { isMappingValue, type Mapping, memberOf, type Value } from '../../formats/token/value';

type Level = 0 | 1 | 2;

/** The permissions of a token: by scope, and for every other scope. */
export interface Grant {
  readonly others: Level;
  readonly named: Readonly<Record<string, Level>>;
}

const WORDS = ['none', 'read', 'write'] as const;
const NO_OIDC = { 'id-token': 0 } as const;
const READ_ALL: Grant = { others: 1, named: NO_OIDC };
const WRITE_ALL: Grant = { others: 2, named: {} };

/**
 * The permissions of a token that no file restricts, by the repository's setting
 * (https://docs.github.com/en/actions/tutorials/authenticate-with-github_token#permissions-for-the-github_token).
 */
export const DEFAULT_GRANTS: Readonly<Record<'read' | 'write', Grant>> = {
  read: { others: 0, named: { contents: 1, packages: 1, metadata: 1 } },
  write: { others: 2, named: NO_OIDC },
};

function levelOf(value: Value): Level {
  return value === 'write' ? 2 : value === 'read' ? 1 : 0;
}

/** The `permissions` of a workflow or a job; undefined where it has none. */
export function grantOf(content: Mapping): Grant | undefined {
  const permissions = memberOf(content, 'permissions');
  if (permissions === 'read-all') return READ_ALL;
  if (permissions === 'write-all') return WRITE_ALL;
  if (permissions === undefined) return undefined;
  const named = isMappingValue(permissions) ? Object.entries(permissions) : [];
  return { others: 0, named: Object.fromEntries(named.map(([scope, level]) => [scope, levelOf(level)])) };
}

// Every token reads metadata: https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps.
function heldIn({ others, named }: Grant, scope: string): Level {
  return scope === 'metadata' ? 1 : (named[scope] ?? others);
}

/** The requested permissions that are not granted: `contents: write`, or `all other scopes: read`. */
export function missingOf(asked: Grant, granted: Grant): readonly string[] {
  const scopes = [...new Set([...Object.keys(asked.named), ...Object.keys(granted.named)])];
  const named = scopes
    .filter((scope) => heldIn(asked, scope) > heldIn(granted, scope))
    .map((scope) => `${scope}: ${WORDS[heldIn(asked, scope)]}`);
  return asked.others > granted.others ? [...named, `all other scopes: ${WORDS[asked.others]}`] : named;
}
