import { hasSigner } from '../monitored';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import type { SigstoreEntry } from '../schema/trust';
import { showValue } from '../secret-looking';
import { isChain } from '../selectors';
import { promotionWorkflow, WORKFLOW, workflowPath } from '../workflow-names';
import { calledClashes } from './called-names';
import { deployments } from './deployments';
import { placedEntries } from './trust-entries';

const SOURCE = 'docs/evidence.md';

const fileOf = (name: string) => workflowPath(name).split('/').at(-1) ?? '';
// No id has a colon.
const [BEGINNING = '', END = ''] = fileOf(promotionWorkflow({ id: ':' })).split(':');
const fileIn = (path: string) => path.split('/').at(-1) ?? '';

const isPromotion = (file: string) => file.startsWith(BEGINNING) && file.endsWith(END);

/** Statements that the workflow of a promotion signs. */
function decides({ mayAttest }: SigstoreEntry): boolean {
  return mayAttest.some((kind) => kind === 'promotion-ticket' || kind === 'approval' || kind === 'release-decision');
}

function staleNames(registry: Registry): readonly Finding[] {
  // Tiers that share a name, or are no chain, have rules of their own.
  if (!isChain(registry) || calledClashes(registry).length > 0) return [];
  const promoted = registry.tiers.filter(({ promotesFrom }) => promotesFrom !== undefined);
  const known = promoted.map((tier) => fileOf(promotionWorkflow(tier)));
  const allowed = known.length === 0 ? 'no promotion: nothing is promoted to a tier' : known.join(', ');
  return placedEntries(registry, 'sigstore').flatMap(({ entry, at }) => {
    if (!decides(entry)) return [];
    const files = [
      { file: fileIn(entry.signerWorkflow), place: at('signerWorkflow') },
      ...entry.callerWorkflows.map((file, index) => ({ file, place: at('callerWorkflows', index) })),
    ];
    return files
      .filter(({ file }) => isPromotion(file) && !known.includes(file))
      .map(({ file, place }) => ({
        pointer: place,
        message: `${showValue(entry.id)} trusts ${file}, and no tier has a promotion of that name`,
        allowed,
      }));
  });
}

// Workflows of Causeway's own that sign tickets for other purposes than this tier's deliveries.
function isOfAnother(file: string, own: string): boolean {
  return file !== own && (isPromotion(file) || Object.values(WORKFLOW).map(fileOf).includes(file));
}

function unsigned(registry: Registry): readonly Finding[] {
  const { tiers } = registry;
  // Each has a rule of its own, and would be told twice.
  const named = (registry.trust?.entries ?? []).flatMap((entry) => entry.tiers ?? []);
  if (
    named.some((id) => !tiers.some((tier) => tier.id === id)) ||
    [...calledClashes(registry), ...staleNames(registry)].length > 0
  )
    return [];
  const found = deployments(registry)
    .filter(({ surface, tier }) => hasSigner(registry, 'deploy-receipt', surface.id, tier.id))
    .flatMap(({ surface, tier }): readonly Finding[] => {
      const own = fileOf(tier.promotesFrom === undefined ? WORKFLOW.release : promotionWorkflow(tier));
      const isOwn = ({ signerWorkflow }: SigstoreEntry) => !isOfAnother(fileIn(signerWorkflow), own);
      const signs = hasSigner(registry, 'promotion-ticket', surface.id, tier.id, isOwn);
      if (signs) return [];
      return [
        {
          pointer: pointer('tiers', tiers.indexOf(tier), 'id'),
          message: `no trust entry may sign tickets for deploys to ${showValue(tier.id)}, of ${showValue(surface.id)} for example`,
          allowed: `an entry in trust.entries with the workflow ${own}, the tier, and promotion-ticket in mayAttest`,
        },
      ];
    });
  return [...new Map(found.map((each) => [each.pointer, each])).values()];
}

/** Trust names the workflows that promote by the names that they are generated under. */
export const trustPromotionRules: readonly Rule[] = [
  {
    code: 'trust-promotion-stale',
    level: 'error',
    title: 'Trust names only promotions that are generated',
    why: 'A tier has another name since, so nothing runs under the trusted path. Somebody who may push could put a workflow there, and it could sign.',
    source: SOURCE,
    check: staleNames,
  },
  {
    code: 'trust-promotion-missing',
    // Not an error: a team may sign receipts of a pipeline of its own, without any ticket.
    level: 'warning',
    title: 'Somebody may sign the tickets for deploys to each tier',
    why: 'The tier’s workflow would be generated and run, and no deploy would accept its ticket.',
    source: SOURCE,
    check: unsigned,
  },
];
