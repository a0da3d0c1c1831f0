import type { Registry } from '../../registry/schema';
import type { StatementKind } from '../../registry/schema/trust';
import type { CertificateClaims, WorkflowReference } from './certificates';

/** A called workflow, as the certificate of its job names it. */
export interface CalledWorkflow extends WorkflowReference {
  /** The commit at which it was called. */
  readonly digest: string;
}

/** A workflow that a run calls, by GitHub's answer about the run (REST: `referenced_workflows[]`). */
export interface ReferencedWorkflow {
  /** `owner/name/.github/workflows/x.yml@` and the ref of the call. */
  readonly path: string;
  /** The commit of that ref. */
  readonly sha: string;
}

/** The called workflow of a job; undefined when the job belongs to the run's own file. */
export function calledWorkflow({ signer, caller }: CertificateClaims): CalledWorkflow | undefined {
  const parts = ['repository', 'path', 'ref'] as const;
  return parts.every((part) => signer[part] === caller[part]) ? undefined : signer;
}

/** Whether a workflow was called by a full commit id: anyone who may push can move a branch or a tag. */
export function isByCommit({ ref, digest }: CalledWorkflow): boolean {
  return ref === digest && /^[0-9a-f]{40}$/.test(digest);
}

// GitHub lists every call of a run, at any depth: a file that only calls has one entry.
function onlyCall(referenced: readonly ReferencedWorkflow[]): ReferencedWorkflow | string {
  const [first, second] = referenced;
  if (first === undefined) return 'GitHub knows no workflow that the run calls';
  return second === undefined ? first : `the run calls ${second.path}, too`;
}

/**
 * The reason why GitHub does not confirm that a run calls the workflow whose job signed; undefined when it does: that
 * one, by that commit, and no other. A missing answer is a no.
 */
export function callRefusal(
  called: CalledWorkflow,
  referenced: readonly ReferencedWorkflow[] | undefined,
): string | undefined {
  const { repository, path, ref, digest } = called;
  if (!isByCommit(called)) return `${path} was called by ${ref}, not by its commit`;
  if (referenced === undefined) return 'GitHub does not say which workflows the run calls';
  const only = onlyCall(referenced);
  if (typeof only === 'string') return only;
  if (only.path === `${repository}/${path}@${digest}` && only.sha === digest) return undefined;
  return `the run calls ${only.path}, not ${repository}/${path}@${digest}`;
}

/** The call to judge: the run of a file in a repository. */
export interface PinnedQuestion {
  readonly registry: Registry;
  readonly kind: StatementKind;
  /** A tier's id. */
  readonly tier: string;
  /** The key of the repository that the run is in. */
  readonly repository: string;
  /** `.github/workflows/deploy.yml` of the run. */
  readonly caller: string;
}

/**
 * The reason why a run's call is none of the workflows that the registry's trust pins by commit; undefined when it is
 * one, and the only one, or when the run calls nothing. A missing answer of GitHub is a no.
 */
export function pinnedCallRefusal(
  referenced: readonly ReferencedWorkflow[] | undefined,
  { registry, kind, tier, repository, caller }: PinnedQuestion,
): string | undefined {
  if (referenced === undefined) return 'GitHub does not say which workflows the run calls';
  if (referenced.length === 0) return undefined;
  const only = onlyCall(referenced);
  if (typeof only === 'string') return only;
  const isPinned = (registry.trust?.entries ?? []).some(
    (entry) =>
      entry.kind === 'sigstore' &&
      entry.mayAttest.includes(kind) &&
      (entry.tiers?.includes(tier) ?? true) &&
      entry.repositories.includes(repository) &&
      callersOf(entry).includes(caller) &&
      entry.signerDigests.includes(only.sha) &&
      only.path === `${entry.signerWorkflow}@${only.sha}`,
  );
  return isPinned ? undefined : `the run calls ${only.path}, which no trust entry pins (signerWorkflow, signerDigests)`;
}

/** The paths of the workflows whose runs an entry covers: the signer's own, unless it lists callers. */
export function callersOf(entry: {
  readonly signerWorkflow: string;
  readonly callerWorkflows: readonly string[];
}): readonly string[] {
  const own = entry.signerWorkflow.split('/').at(-1) ?? '';
  const names = entry.callerWorkflows.length > 0 ? entry.callerWorkflows : [own];
  return names.map((name) => `.github/workflows/${name}`);
}
