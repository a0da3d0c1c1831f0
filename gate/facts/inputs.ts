import type { EvidenceBook } from '../../evidence/branch/branch';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import type { WaiverVerdict } from '../../evidence/waivers/judge';
import type { IsolationFacts } from '../../live/isolation/facts';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import type { CheckOutcome } from './finding';
import type { GateRequest } from './request';
import type { Restorability } from './restorability';

/** A document that the gate read besides the branch, by the digest of its bytes. */
export interface SourceDocument {
  /** The digest; of a signed file (a waiver) the statement's id. */
  readonly id: string;
  readonly kind: string;
  readonly digest: string;
  /** The signer's trust entry; null without a signature. */
  readonly signer: string | null;
}

/** One finding of a family with rules of its own (SLO, notes, readiness, durability), with its name and severity. */
export interface JudgedFact extends CheckOutcome {
  readonly name: string;
  readonly severity?: 'low' | 'medium' | 'high' | 'critical';
  readonly mode?: 'advisory' | 'blocking';
  readonly surface?: string;
  readonly threshold: string;
  readonly fix: string;
}

/** An earlier decision, evaluated again from its own inputs. */
export interface ReplayedDecision {
  /** Undefined when it cannot be read at all. */
  readonly report: GateReport | undefined;
  /** Whether the bytes are identical. */
  readonly identical: boolean;
  readonly reason: string;
  /** The id of the document. */
  readonly document: string;
}

/** A document that the decision needs and that is unknown: it could not be read, or has an unexpected structure. */
export interface UnreadDocument {
  readonly kind: string;
  readonly reason: string;
}

/** All inputs of the gate's decision. It reads nothing else: no file, no clock, no environment. */
export interface GateInputs {
  readonly request: GateRequest;
  readonly registry: Registry;
  readonly registryDigest: string;
  /** The branch's verified statements about the release, chosen by `relevant`. */
  readonly book: EvidenceBook;
  readonly documents: readonly SourceDocument[];
  readonly unread: readonly UnreadDocument[];
  readonly isolationFacts: IsolationFacts;
  /** The live verification in this job, besides the signed statement. */
  readonly live: readonly JudgedFact[];
  /** Undefined without input: then the family is missing, if it is required. */
  readonly slo: { readonly policy: GateReport['policy']; readonly facts: readonly JudgedFact[] } | undefined;
  readonly notes:
    | { readonly facts: readonly JudgedFact[]; readonly waivers: readonly string[]; readonly document: string }
    | undefined;
  readonly readiness: readonly JudgedFact[] | undefined;
  readonly durability: readonly JudgedFact[] | undefined;
  readonly restorability: Restorability | undefined;
  /** Already judged: approved by another person, not expired, not used up. */
  readonly waivers: readonly WaiverVerdict[];
  /** The decision that a rollback returns to. */
  readonly original: ReplayedDecision | undefined;
}

/** The inputs with the facts that every family needs, looked up once. */
export interface Release extends GateInputs {
  readonly tier: Tier;
  readonly surfaces: readonly Surface[];
  /** The bundle of each surface that has exactly one. */
  readonly bundles: ReadonlyMap<string, string>;
  readonly now: Date;
}
