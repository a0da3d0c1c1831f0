import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SignedFile } from '../../evidence/ledger/signed-file';
import type { Choice } from '../../evidence/receipts/rollback-choice';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { letsThrough } from '../../evidence/tickets/lets-through';
import { evaluateGate } from '../../gate/decision/evaluate';
import type { RawDocument } from '../../gate/facts/raw';
import { deriveLineage, LINEAGE_FILE, lineageBytes } from '../../gate/lineage/derive';
import { artifactSteps } from '../../gate/run/artifacts';
import { assembleInputs } from '../../gate/run/assemble';
import { collectInputs, type GateSources } from '../../gate/run/collect';
import { type InputReader, inputsOfOriginal, originalOf } from '../../gate/run/replay';
import { waiverStatements } from '../../gate/run/waiver-statements';
import type { RollbackDesk } from './desk';
import { type KnownGood, restorabilityDocument } from './restorability';

/** The gate's inputs besides those of the rollback. */
export interface RollbackGate {
  readonly sources: Pick<GateSources, 'registrySource' | 'recordedHead' | 'recorded' | 'checkout' | 'evaluator'>;
  /** Registry, trusted root, waivers, and the report of the original decision (`original-report`). */
  readonly documents: readonly RawDocument[];
  /** Returns the inputs of that decision. */
  readonly read: InputReader;
  /** The folder for report and lineage. */
  readonly folder: string;
}

/** The gate's answer to a rollback; signed and on the branch when it is a go. */
export interface RollbackDecision {
  readonly report: GateReport;
  readonly signed: SignedFile | undefined;
}

/**
 * Asks the gate whether a surface may go back (kind `rollback`), with the present registry, policy and evidence. The
 * report is always written; a go is signed and recorded. Rejects with UserError as `collectInputs` does.
 */
export async function decideRollback(
  desk: RollbackDesk,
  { good }: Choice,
  gate: RollbackGate,
  known: readonly KnownGood[],
): Promise<RollbackDecision> {
  const { registry, ledger, surface, tier, clock } = desk;
  const { commit = '', bundle = '' } = good.statement.subjects;
  const now = clock.now();
  const restorability = Buffer.from(JSON.stringify(restorabilityDocument(known, now)), 'utf8');
  const raw = await collectInputs(
    {
      kind: 'rollback',
      repository: surface.repository,
      commit,
      tier: tier.id,
      surfaces: [surface.id],
      bundles: { [surface.id]: bundle },
      stricter: {},
    },
    {
      ...gate.sources,
      registry,
      ledger,
      now,
      documents: [...gate.documents, { kind: 'restorability', bytes: restorability }],
    },
  );
  const inputs = assembleInputs(raw, originalOf(raw, gate.read), ledger.verifier);
  const report = evaluateGate(inputs);
  const lineage = deriveLineage({ report, statements: inputs.book.statements, beside: waiverStatements(raw) });
  const folder = resolve(gate.folder);
  mkdirSync(folder, { recursive: true });
  const files = [{ file: LINEAGE_FILE, bytes: lineageBytes(lineage) }];
  for (const step of artifactSteps(folder, raw, report, { files, kept: inputsOfOriginal(raw, gate.read) })) step.run();
  if (!letsThrough(report, registry, tier.id)) return { report, signed: undefined };
  const statement = {
    kind: 'release-decision',
    subjects: { commit, bundle, bundles: [bundle] },
    predicate: report,
  } as const;
  const [signed] = await ledger.record([statement], `Decision on the rollback of ${surface.id} on ${tier.id}`);
  return { report, signed };
}
