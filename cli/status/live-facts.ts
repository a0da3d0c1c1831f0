import type { Part, StatusFacts } from '../../documents/status/facts';
import { stacksIn } from '../../documents/status/stacks';
import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Finding } from '../../live/finding';
import { verifyPlan } from '../../live/verify-plan';
import { planStack } from '../../plan/stack';
import { FOUNDATION } from '../../registry/naming';
import { readersFor } from '../desk/live-readers';
import { heldBy } from '../world/live-state';
import { type Desk, part, type StatusFlags } from './part';

/** What live verification finds, by stack. */
export async function liveIn(
  desk: Desk,
  book: EvidenceBook | undefined,
  flags: StatusFlags,
): Promise<StatusFacts['live']> {
  const { registry, context, common } = desk;
  const held = await heldBy(context, flags);
  const found = new Map<string, Part<readonly Finding[]>>();
  for (const stack of stacksIn(registry, book)) {
    const [slice = stack, partition] = stack.split('.');
    const tier = slice === FOUNDATION ? undefined : slice;
    const command = `causeway live verify ${tier === undefined ? '--foundation' : `--tier ${tier}`}`;
    context.progress(`looking at ${stack}`);
    const seen = await part(`drift of the stack ${stack}`, command, async () => {
      const plan = planStack(registry, { stack, tier, partition });
      const readers = readersFor(context, [plan], registry.organization, flags);
      return (await verifyPlan(registry, plan, readers, common.now, held)).findings;
    });
    found.set(stack, seen);
  }
  return found;
}
