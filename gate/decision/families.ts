import type { GateCheck, GateReport } from '../../evidence/statement/predicates/decision';
import { ancestryChecks } from '../checks/ancestry';
import { branchChecks } from '../checks/branch';
import { bundleChecks } from '../checks/bundle';
import { checklistChecks } from '../checks/checklist';
import { drillChecks } from '../checks/drill';
import { incidentChecks } from '../checks/incidents';
import { inputChecks } from '../checks/inputs';
import { isolationChecks } from '../checks/isolation';
import { lineageChecks } from '../checks/lineage';
import { receiptChecks } from '../checks/receipt';
import { registryChecks } from '../checks/registry';
import { rehearsalChecks } from '../checks/rehearsal';
import { durabilityChecks, notesChecks, readinessChecks, sloChecks } from '../checks/required';
import { revocationChecks } from '../checks/revocation';
import { rollbackChecks } from '../checks/rollback';
import { testEvidenceChecks } from '../checks/test-evidence';
import { verificationChecks } from '../checks/verification';
import { windowChecks } from '../checks/window';
import type { Release } from '../facts/inputs';

/** A family of checks: pure, with all of its findings. */
export type Family = (release: Release) => readonly GateCheck[];

const EVERY_RELEASE: readonly Family[] = [
  branchChecks,
  inputChecks,
  registryChecks,
  ancestryChecks,
  bundleChecks,
  revocationChecks,
  testEvidenceChecks,
  receiptChecks,
  windowChecks,
  verificationChecks,
  isolationChecks,
  sloChecks,
  incidentChecks,
  drillChecks,
  checklistChecks,
  rehearsalChecks,
  durabilityChecks,
  notesChecks,
  lineageChecks,
];

/** The families for each kind of release (docs/evidence.md): a rollback has no soak and no promotion evidence. */
export const FAMILIES: Readonly<Record<GateReport['kind'], readonly Family[]>> = {
  promotion: EVERY_RELEASE,
  'public-release': [...EVERY_RELEASE, readinessChecks],
  rollback: [
    branchChecks,
    inputChecks,
    registryChecks,
    bundleChecks,
    revocationChecks,
    rollbackChecks,
    isolationChecks,
    lineageChecks,
  ],
};
