import { readEvidenceBook } from '../../evidence/branch/book';
import type { EvidenceBook, EvidenceBranch } from '../../evidence/branch/branch';
import type { KnownKind } from '../../evidence/statement/kinds';
import type { WorkflowRun } from '../../evidence/statement/predicates/parts';
import type { Statement } from '../../evidence/statement/statement';
import type { TrustBase } from '../../evidence/trust/base';
import { verifiedPath } from '../../evidence/verification/place';
import { type VerifiedStatement, verifyStatement } from '../../evidence/verification/verify-statement';
import type { GithubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { UserError } from '../../registry/user-error';
import type { Clock } from '../monitor/watch';
import type { Target } from '../targets/target';
import type { OwnAddress } from './own-address';

/** What a target is reached for. */
export interface Reach {
  /** The ticket under which it is restored; undefined: it is only looked at. */
  readonly ticketId?: string | undefined;
  /** The run that spent it: a surface's own workflow asks for it. */
  readonly spentBy?: number | undefined;
}

/** What rolling back works with. */
export interface RollbackDesk {
  readonly registry: Registry;
  readonly surface: Surface;
  readonly tier: Tier;
  readonly trust: TrustBase;
  readonly branch: EvidenceBranch;
  readonly reach: (reach?: Reach) => Promise<Target>;
  readonly ownAddress: OwnAddress;
  /** Where approvals are read back; undefined: only those count that are on the branch. */
  readonly github: GithubClient | undefined;
  readonly sign: <K extends KnownKind>(statement: Statement<K>) => Promise<Buffer>;
  /** The job that does it. */
  readonly run: WorkflowRun;
  readonly clock: Clock;
  readonly toolVersion: string;
  /** Told of each step that was done. */
  readonly onStep: (what: string) => void;
}

/** The branch as it is now, verified. Rejects with UserError as `EvidenceBranch.read` does. */
export async function readBook({ branch, trust, clock }: RollbackDesk): Promise<EvidenceBook> {
  return readEvidenceBook(await branch.read(), trust, clock.now());
}

/** A statement that this job signed, with its file. */
export interface OwnFile {
  readonly verified: VerifiedStatement;
  readonly path: string;
  readonly bytes: Buffer;
}

/** Signs a statement and verifies it as every reader will. Rejects with UserError: exit 2 when it would count for nothing. */
export async function signFile<K extends KnownKind>(desk: RollbackDesk, statement: Statement<K>): Promise<OwnFile> {
  const bytes = await desk.sign(statement);
  const verified = verifyStatement(bytes, desk.trust, desk.clock.now());
  if (verified.ok) return { verified, path: verifiedPath(verified, bytes), bytes };
  throw new UserError(`the ${statement.kind} would count for nothing: ${verified.reason}`, {
    place: statement.kind,
    allowed: `a signer that the registry trusts for ${statement.kind}; it was not recorded`,
  });
}

/** Signs statements and adds them to the branch in one commit. */
export async function record(
  desk: RollbackDesk,
  statements: readonly { readonly [K in KnownKind]: Statement<K> }[KnownKind][],
  message: string,
): Promise<readonly OwnFile[]> {
  const files: OwnFile[] = [];
  for (const statement of statements) files.push(await signFile(desk, statement as Statement));
  await desk.branch.append(
    files.map(({ path, bytes }) => ({ path, bytes })),
    message,
  );
  return files;
}
