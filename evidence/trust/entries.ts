import { formerIds } from '../../registry/former-ids';
import { githubPlaces } from '../../registry/github-host';
import type { Registry } from '../../registry/schema';
import type { KeyEntry, SigstoreEntry } from '../../registry/schema/trust';
import { branchOf, repositoryOf } from '../../registry/selectors';
import { Refusal } from '../statement/refusal';
import { type AnyStatement, tierOf } from '../statement/statement';
import { calledWorkflow, callersOf, isByCommit } from './called';
import type { CertificateClaims } from './certificates';
import { samePerson } from './person';
import { derivedEnvironment, requireReceiptEnvironment, type Scope, scopeOf, stackTier } from './scope';

function head(branch: string): string {
  return `refs/heads/${branch}`;
}

// An unreadable file blocks any meaning that it might have had. Only owners of the registry may set it aside, each with
// a key for the tier of the file.
function requireOwner(
  { predicate }: Extract<AnyStatement, { kind: 'quarantine' }>,
  { id, person, tiers }: KeyEntry,
  registry: Registry,
): void {
  const { owners } = registry.governance;
  if (!owners.some((owner) => samePerson(person, owner)))
    throw new Refusal(`${id} is not an owner’s key (governance.owners)`);
  if (tiers === undefined) return;
  const former = formerIds(registry, 'tier');
  const tierAt = (path: string) => path.split('/')[3] ?? '';
  const stranger = predicate.paths.find((path) => !tiers.includes(former.get(tierAt(path)) ?? tierAt(path)));
  if (stranger !== undefined) throw new Refusal(`${id} may not quarantine ${stranger}: it serves ${tiers.join(', ')}`);
}

// A stack that the registry does not have belongs to the tier that it names. Without a tier any key could speak for it.
function unknownSlice({ predicate }: AnyStatement): string | undefined {
  return 'stack' in predicate ? predicate.stack.split('.')[0] : undefined;
}

/** Refuses a statement that a key's entry does not cover: its kind, its tier, its environment. Throws Refusal. */
export function requireKeyTrust(statement: AnyStatement, entry: KeyEntry, registry: Registry): void {
  if (!entry.mayAttest.includes(statement.kind)) throw new Refusal(`${entry.id} may not attest ${statement.kind}`);
  const tier = tierOf(statement) ?? stackTier(statement, registry)?.id ?? unknownSlice(statement);
  if (tier !== undefined && !entry.tiers?.includes(tier))
    throw new Refusal(`${entry.id} may not attest for the tier ${tier}`);
  // A machine's key serves one tier for all kinds of statements. The registry's rules require it, and trust does not
  // work without it.
  if (entry.person === undefined && entry.tiers === undefined) throw new Refusal(`${entry.id} serves no tier`);
  if (statement.kind === 'quarantine') requireOwner(statement, entry, registry);
  if (statement.kind !== 'deploy-receipt') return;
  requireReceiptEnvironment(statement, scopeOf(statement, registry), registry);
}

// A renamed repository keeps its id; another repository with the old name does not get it.
function repositoryKey({ source }: CertificateClaims, entry: SigstoreEntry, registry: Registry): string {
  const key = entry.repositories.find((each) => repositoryOf(registry, each).id === source.repositoryId);
  if (key !== undefined) return key;
  throw new Refusal(`${entry.id} does not cover the repository with the id ${source.repositoryId}`);
}

// The version of the workflow that signed: one of the listed commits; otherwise the run's own, or the governing head.
function requireSigner(claims: CertificateClaims, entry: SigstoreEntry, registry: Registry): void {
  const { signer, source } = claims;
  if (entry.signerDigests.length > 0) {
    if (!entry.signerDigests.includes(signer.digest))
      throw new Refusal(`${entry.id} does not list the commit of the workflow that signed`);
    const called = calledWorkflow(claims);
    // The caller's file must name the commit: a tag may point to another one tomorrow.
    if (called === undefined || isByCommit(called)) return;
    throw new Refusal(`${entry.id} covers a workflow that is called by its commit, not by ${signer.ref}`);
  }
  const governing = repositoryOf(registry, registry.governance.repository);
  const isOwn = signer.repository === source.repository && signer.ref === source.ref;
  const isGoverning = signer.repository === `${registry.organization.login}/${governing.name}`;
  if (isOwn || (isGoverning && signer.ref === head(governing.defaultBranch))) return;
  throw new Refusal(`${entry.id} trusts the workflow of another ref only by its commit (signerDigests)`);
}

// A called workflow has a caller of the same name, unless the entry lists the callers.
function requireCaller({ caller }: CertificateClaims, entry: SigstoreEntry): void {
  if (callersOf(entry).includes(caller.path)) return;
  throw new Refusal(`${entry.id} does not cover a run of ${caller.path}`);
}

// The head that governs everything may speak for every tier and surface. Where an environment decides, GitHub requires
// that tier's branch.
function isGoverningHead(
  { source }: CertificateClaims,
  entry: SigstoreEntry,
  key: string,
  registry: Registry,
): boolean {
  const isGoverning = key === registry.governance.repository && entry.environment === 'none';
  return isGoverning && source.ref === head(repositoryOf(registry, key).defaultBranch);
}

function requireRef(
  { source }: CertificateClaims,
  entry: SigstoreEntry,
  key: string,
  { tier }: Scope,
  registry: Registry,
) {
  const covered = registry.tiers.filter(({ id }) => (tier ? id === tier.id : (entry.tiers?.includes(id) ?? true)));
  if (covered.some((each) => source.ref === head(branchOf(registry, key, each)))) return;
  throw new Refusal(`${entry.id} does not cover a run on ${source.ref}`);
}

function requireOwnSurfaces(key: string, { surfaces }: Scope): void {
  const stranger = surfaces.find(({ repository }) => repository !== key);
  if (stranger) throw new Refusal(`${stranger.id} is not a surface of the repository ${key}`);
}

// GitHub's reviewers and branch policies guard the environment, so a missing one is a no.
function requireEnvironment(
  statement: AnyStatement,
  { environment }: CertificateClaims,
  entry: SigstoreEntry,
  scope: Scope,
  registry: Registry,
): void {
  if (entry.environment === 'none' && statement.kind !== 'deploy-receipt') return;
  const wanted = derivedEnvironment(scope, registry);
  if (environment === wanted) return;
  throw new Refusal(`the certificate names ${environment ?? 'no environment'}, not the environment ${wanted}`);
}

function requireEntry(statement: AnyStatement, claims: CertificateClaims, entry: SigstoreEntry, registry: Registry) {
  const { issuer } = githubPlaces(registry.organization.host);
  if (claims.issuer !== issuer || (entry.issuer ?? issuer) !== issuer)
    throw new Refusal(`${entry.id} does not trust the issuer ${claims.issuer}`);
  if (claims.runner !== entry.runner) throw new Refusal(`${entry.id} does not cover a ${claims.runner} runner`);
  const key = repositoryKey(claims, entry, registry);
  requireSigner(claims, entry, registry);
  requireCaller(claims, entry);
  const scope = scopeOf(statement, registry);
  const { tier } = scope;
  if (tier && entry.tiers && !entry.tiers.includes(tier.id))
    throw new Refusal(`${entry.id} may not attest for the tier ${tier.id}`);
  requireEnvironment(statement, claims, entry, scope, registry);
  requireReceiptEnvironment(statement, scope, registry);
  if (isGoverningHead(claims, entry, key, registry)) return;
  requireOwnSurfaces(key, scope);
  requireRef(claims, entry, key, scope, registry);
}

/**
 * The trust entry that covers a keyless statement: issuer, runner, repository id, workflow and its commit, caller, ref,
 * tier, surface and environment. Throws Refusal with the reason of the closest entry.
 */
export function sigstoreEntryFor(
  statement: AnyStatement,
  claims: CertificateClaims,
  registry: Registry,
): SigstoreEntry {
  if (statement.kind === 'quarantine') throw new Refusal('files are quarantined by an owner’s key, never by a run');
  const workflow = `${claims.signer.repository}/${claims.signer.path}`;
  const named = (registry.trust?.entries ?? []).flatMap((entry) =>
    entry.kind === 'sigstore' && entry.signerWorkflow === workflow ? [entry] : [],
  );
  const [first] = named;
  if (!first) throw new Refusal(`no trust entry covers the workflow ${workflow}`);
  let nearest: Refusal | undefined;
  for (const entry of named.filter(({ mayAttest }) => mayAttest.includes(statement.kind))) {
    try {
      requireEntry(statement, claims, entry, registry);
      return entry;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      nearest ??= error;
    }
  }
  throw nearest ?? new Refusal(`${first.id} may not attest ${statement.kind}`);
}
