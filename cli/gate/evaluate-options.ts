import { type Command, Option } from 'commander';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { UserError } from '../../registry/user-error';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { requireDigest } from '../desk/evidence-desk';
import { repositoryOption } from '../desk/repository-key';
import { commitOption, surfacesOption } from '../release-options';
import type { GateFiles } from './gate-documents';

/** The options of `causeway gate evaluate`. */
export interface EvaluateFlags extends EvidenceFlags, GateFiles {
  readonly tier: string;
  readonly commit: string;
  readonly surface?: readonly string[];
  readonly bundle?: Readonly<Record<string, string>>;
  readonly kind: GateReport['kind'];
  readonly profile?: 'strict';
  readonly blocking?: true;
  readonly repository?: string;
  readonly checkout?: string;
  readonly recordedHead?: string;
  readonly out: string;
  readonly summary?: string;
  readonly sign?: true;
}

/** The name of the signed decision's file. */
export const DECISION_FILE = 'release_decision.sigstore.json';

function oneBundle(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  const surface = text.slice(0, Math.max(0, at));
  requireDigest(text.slice(at + 1), '--bundle');
  if (surface === '' || Object.hasOwn(before, surface)) {
    throw new UserError(`"${text}" names no surface, or a surface that was named before`, {
      place: '--bundle',
      allowed: '<surface>=sha256:<64 hex digits>',
    });
  }
  return { ...before, [surface]: text.slice(at + 1) };
}

/** Adds the options of `causeway gate evaluate`. */
export function evaluateOptions(command: Command): Command {
  return withEvidence(command)
    .addOption(new Option('--tier <tier>', 'the tier that the release goes to').makeOptionMandatory())
    .addOption(commitOption().makeOptionMandatory())
    .addOption(surfacesOption())
    .addOption(
      new Option('--bundle <surface=digest>', 'the bundle of a surface; repeatable; default: the one signed').argParser(
        oneBundle,
      ),
    )
    .addOption(
      new Option('--kind <kind>', 'what is decided')
        .choices(['promotion', 'rollback', 'public-release'])
        .default('promotion'),
    )
    .addOption(new Option('--profile <profile>', 'stricter than the tier’s gate').choices(['strict']))
    .addOption(new Option('--blocking', 'block even where the tier’s gate only informs'))
    .addOption(repositoryOption('the repository of the commit, where there are several'))
    .addOption(new Option('--checkout <dir>', 'a full clone of that repository; default: the registry’s own'))
    .addOption(
      new Option(
        '--recorded-head <commit>',
        'a head of the evidence branch that somebody has seen; in GitHub Actions the command also looks up the head that the last gate run recorded',
      ),
    )
    .addOption(new Option('--live <file>', 'what causeway live verify --json printed in this job'))
    .addOption(new Option('--metrics <file>', 'what was measured (urn:causeway:metrics:v1)'))
    .addOption(new Option('--notes <file>', 'the release notes'))
    .addOption(new Option('--durability <file>', 'what causeway durability run wrote'))
    .addOption(new Option('--restorability <file>', 'what causeway lkg found (urn:causeway:restorability:v1)'))
    .addOption(new Option('--isolation-facts <file>', 'token owners and reviewers, for the isolation checks'))
    .addOption(new Option('--approver-teams <file>', 'what causeway waiver approvers wrote in this run'))
    .addOption(new Option('--original <report>', 'for a rollback: the report that let the release through'))
    .addOption(new Option('--out <dir>', 'where the artifacts go').default('artifacts'))
    .addOption(new Option('--summary <file>', 'append a Markdown summary to this file'))
    .addOption(new Option('--sign', `sign the decision: ${DECISION_FILE}`));
}
