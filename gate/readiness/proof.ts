import type { EvidenceBook } from '../../evidence/branch/branch';
import { type Entry, newestOf } from '../../evidence/readers/answer';
import type { KnownKind } from '../../evidence/statement/kinds';
import { type AnyStatement, tierOf } from '../../evidence/statement/statement';
import type { ReadinessEvidence } from '../../registry/readiness-file';

/** The inputs of judging readiness. */
export interface ReadinessFacts {
  /** The `sha256:…` of a file of the repository; undefined when it is missing or unreadable. */
  readonly digestOf: (path: string) => string | undefined;
  /** The evidence branch's content; undefined when it was not read. */
  readonly book: EvidenceBook | undefined;
}

/** Whether one piece of evidence exists and is valid. */
export interface Proof {
  readonly evidence: string;
  readonly status: 'holds' | 'missing' | 'fails' | 'unverified';
  readonly reason: string;
  /** The digest of the file, or the id of the statement. */
  readonly digest: string | null;
}

// A statement of a failure proves nothing; a kind without a result proves that the action was done.
function isGood({ kind, predicate }: Pick<AnyStatement, 'kind'> & { predicate: unknown }): boolean {
  const said = predicate as Readonly<Record<string, unknown>>;
  const results: Partial<Record<KnownKind, readonly [string, unknown]>> = {
    'test-result': ['result', 'PASSED'],
    rehearsal: ['result', 'PASSED'],
    drill: ['result', 'PASSED'],
    'release-decision': ['decision', 'go'],
    'deploy-receipt': ['outcome', 'succeeded'],
    'apply-receipt': ['outcome', 'succeeded'],
    'ruleset-verification': ['verdict', 'verified'],
    approval: ['state', 'approved'],
  };
  const wanted = results[kind];
  if (wanted) return said[wanted[0]] === wanted[1];
  if (kind === 'incident') return said['closedAt'] !== null;
  if (kind === 'checklist') return (said['items'] as readonly { readonly done: boolean }[]).every(({ done }) => done);
  return kind !== 'revocation' && kind !== 'quarantine';
}

function fits(entry: Entry<KnownKind>, { tier, surface }: { tier?: string | undefined; surface?: string | undefined }) {
  const predicate = entry.predicate;
  const isTier = tier === undefined || tierOf({ predicate } as Pick<AnyStatement, 'predicate'>) === tier;
  return isTier && (surface === undefined || ('surface' in predicate && predicate.surface === surface));
}

function proveByStatement(
  kind: KnownKind,
  what: string,
  { book }: ReadinessFacts,
  test: (entry: Entry<KnownKind>) => boolean,
): Proof {
  if (!book) return { evidence: what, status: 'unverified', reason: 'the evidence branch was not read', digest: null };
  const newest = newestOf<KnownKind>(book, kind, test);
  if (!newest) return { evidence: what, status: 'missing', reason: 'there is no such statement', digest: null };
  const holds = isGood({ kind, predicate: newest.predicate });
  const when = `the newest is of ${newest.time.toISOString()}`;
  return {
    evidence: what,
    status: holds ? 'holds' : 'fails',
    digest: newest.id,
    reason: holds ? when : `${when}, and did not succeed`,
  };
}

/** Looks at one piece of evidence. */
export function proofOf(evidence: ReadinessEvidence, facts: ReadinessFacts): Proof {
  switch (evidence.kind) {
    case 'file': {
      const { path, digest: reviewed } = evidence;
      const digest = facts.digestOf(path) ?? null;
      const proof = (status: Proof['status'], reason: string): Proof => ({ evidence: path, status, reason, digest });
      if (digest === null) return proof('missing', 'there is no such file');
      if (reviewed === undefined) return proof('unverified', 'nobody recorded the digest of what was reviewed');
      return digest === reviewed
        ? proof('holds', 'the file is as reviewed')
        : proof('fails', 'the file changed since it was reviewed');
    }
    case 'statement': {
      const { statement, tier, surface } = evidence;
      const what = [statement, surface, tier && `on ${tier}`].filter(Boolean).join(' ');
      return proveByStatement(statement, what, facts, (entry) => fits(entry, { tier, surface }));
    }
    case 'check': {
      const { check, surface } = evidence;
      const what = ['check', check, surface].filter(Boolean).join(' ');
      const isCheck = (entry: Entry<KnownKind>) =>
        'checkId' in entry.predicate && entry.predicate.checkId === check && fits(entry, { surface });
      return proveByStatement('test-result', what, facts, isCheck);
    }
  }
}
