import { Refusal } from '../statement/refusal';
import type { AnyStatement } from '../statement/statement';
import { type CalledWorkflow, calledWorkflow } from './called';
import type { CertificateClaims } from './certificates';

/** The workflow run in a certificate (Fulcio's extensions 1.3.6.1.4.1.57264.1.*). */
export interface SignerRun {
  readonly repositoryId: number;
  /** `owner/name`. */
  readonly repository: string;
  /** `.github/workflows/deploy.yml` of the workflow whose job signed; another one may have called it. */
  readonly workflow: string;
  /** The path of the run's own workflow. */
  readonly caller: string;
  /** The called workflow whose job signed; undefined: the run's own. */
  readonly called: CalledWorkflow | undefined;
  /** The ref on which the run was started. */
  readonly ref: string;
  /** The head of that ref at that time: recorded, never compared with a release commit. */
  readonly sha: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly environment: string | undefined;
}

/** The run that a certificate names. */
export function signerRun(claims: CertificateClaims): SignerRun {
  const { signer, caller, source, run, environment } = claims;
  return {
    repositoryId: source.repositoryId,
    repository: source.repository,
    workflow: signer.path,
    caller: caller.path,
    called: calledWorkflow(claims),
    ref: source.ref,
    sha: source.digest,
    runId: run.id,
    runAttempt: run.attempt,
    environment,
  };
}

/** Refuses a statement whose predicate names another run than the signing one. Throws Refusal. */
export function requireSameRun({ predicate }: AnyStatement, run: SignerRun): void {
  const same = (name: string, said: unknown, certified: unknown) => {
    if (said !== certified) throw new Refusal(`the statement names another ${name} than the run that signed it`);
  };
  if ('runId' in predicate) same('run', predicate.runId, run.runId);
  if ('runId' in predicate) same('attempt', predicate.attempt, run.runAttempt);
  if (!('workflow' in predicate)) return;
  const { workflow } = predicate;
  same('repository', workflow.repository, run.repository);
  same('workflow', workflow.path, run.caller);
  same('ref', workflow.ref, run.ref);
  same('head', workflow.sha, run.sha);
  same('run', workflow.runId, run.runId);
  same('attempt', workflow.runAttempt, run.runAttempt);
}
