import { isPlainObject } from '../../formats/plain-object';
import { isIssuerOf } from '../../registry/github-host';
import { type ClaimTest, UnreadableTrust, type Way } from './claim-test';
import { awsWays } from './read-aws';
import { azureWays, gcpWays, vaultWays } from './read-others';
import { PULL_REQUEST, pinnedClaims, severalOf, subjectClaims } from './subject';

/** The reason why a trust document admits more jobs than one environment's, and the place in it. */
export interface TrustFlaw {
  readonly place: string;
  readonly what: string;
}

/** Claims that identify jobs. A pattern on one of them admits every job that matches. */
const TELLING: readonly string[] = [
  ...['sub', 'repository', 'repository_id', 'repository_owner', 'repository_owner_id', 'environment', 'ref'],
  ...['job_workflow_ref', 'workflow_ref', 'workflow'],
];
/** Claims that identify the repository. A subject counts as the claims in it. */
const NAMES_REPOSITORY: readonly string[] = ['repository', 'repository_id'];
/** Claims that identify one of a repository's jobs. */
const NAMES_JOB: readonly string[] = ['environment', 'ref', 'job_workflow_ref', 'workflow_ref'];

function isOpen({ kind, values }: ClaimTest): boolean {
  return kind === 'pattern' && values.some((value) => /[*?]/.test(value));
}

// A pattern without a wildcard is a plain value. Each of several values is admitted.
function isExact(test: ClaimTest): boolean {
  return test.kind !== 'else' && !isOpen(test) && test.values.every((value) => value !== '');
}

// Another issuer writes whatever subject it likes.
function issuerFlaws({ place, issuers }: Way, host: string | undefined): readonly TrustFlaw[] {
  if (issuers?.length === 0) return [{ place, what: 'does not say whose tokens it believes' }];
  const foreign = (issuers ?? []).filter((each) => !isIssuerOf(each, host));
  return foreign.map((each) => ({
    place,
    what: `believes tokens of ${each}, which is not the issuer of the registry's GitHub`,
  }));
}

function flawsOf({ place, tests }: Way): readonly TrustFlaw[] {
  const telling = tests.filter(({ claim }) => TELLING.includes(claim));
  const open = telling.filter(isOpen);
  const exact = new Set(telling.filter(isExact).flatMap(pinnedClaims));
  const pulls = telling.filter(
    ({ claim, values }) => claim === 'sub' && values.some((each) => subjectClaims(each).has(PULL_REQUEST)),
  );
  const has = (claims: readonly string[]) => claims.some((claim) => exact.has(claim));
  return [
    ...open.map(({ claim, values }) => ({
      place,
      what: `lets in every job whose ${claim} fits ${values.filter((each) => /[*?]/.test(each)).join(', ')}`,
    })),
    ...pulls.map(({ values }) => ({ place, what: `lets in jobs of every pull request: ${values.join(', ')}` })),
    ...(has(NAMES_REPOSITORY) ? [] : [{ place, what: 'does not say of which repository a job must be' }]),
    ...(has(NAMES_REPOSITORY) && !has(NAMES_JOB)
      ? [{ place, what: 'lets in every job of the repository, whatever its branch and environment are' }]
      : []),
  ];
}

function waysOf(document: unknown): readonly Way[] {
  if (Array.isArray(document)) return azureWays(document);
  if (!isPlainObject(document)) throw new UnreadableTrust('it is not an object');
  const { AssumeRolePolicyDocument: inner, Role: role, federatedIdentityCredentials: credentials } = document;
  // The form that `aws iam get-role` prints.
  if (isPlainObject(role)) return waysOf(role);
  if (isPlainObject(inner)) return waysOf(inner);
  if (document['Statement'] !== undefined) return awsWays(document);
  if (Array.isArray(credentials)) return azureWays(credentials);
  if ('subject' in document || 'claimsMatchingExpression' in document) return azureWays([document]);
  if ('attributeMapping' in document || 'attributeCondition' in document) return gcpWays(document);
  if (isPlainObject(document['data'])) return waysOf(document['data']);
  if ('bound_claims' in document || 'bound_audiences' in document) return vaultWays(document);
  throw new UnreadableTrust('it is not a document of AWS, Google Cloud, Microsoft Entra or Vault');
}

/**
 * The parts of a trust document that admit other jobs than those of one environment, branch or workflow of one
 * repository. It may be a role's trust policy, a pool's provider, federated credentials or a role of Vault. Throws
 * UnreadableTrust where it is none of these, or trusts no job of GitHub Actions. `host`: where GitHub is; undefined:
 * github.com. Pure.
 */
export function trustFlaws(document: unknown, host?: string): readonly TrustFlaw[] {
  const ways = waysOf(document);
  if (ways.length === 0) throw new UnreadableTrust('it trusts no job of GitHub Actions');
  const flaws = ways.flatMap((way) => [...issuerFlaws(way, host), ...flawsOf(way)]);
  if (flaws.length > 0) return flaws;
  return severalOf(ways).map(({ what, values }) => ({
    place: ways.map(({ place }) => place).join(', '),
    what: `lets in jobs of ${values.length} ${what}: ${values.join(', ')}`,
  }));
}
