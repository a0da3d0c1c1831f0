import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { closedAt, closedText } from '../../registry/windows';
import { finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

/** No window of the tier is open. A tier without windows has no such check. */
export function windowChecks({ tier, now }: Release): readonly GateCheck[] {
  if (tier.windows === undefined || tier.windows.length === 0) return [];
  const open = closedAt(tier, now);
  return [
    finding(
      {
        id: 'window/open',
        category: 'window',
        threshold: `none of ${tier.windows.map(({ id }) => id).join(', ')} is open`,
        fix:
          open === undefined
            ? ''
            : `wait until ${open.until}, or change the tier’s windows in the registry by a reviewed pull request`,
      },
      open === undefined
        ? { status: 'pass', reason: 'no window is open' }
        : { status: 'hard-fail', reason: closedText(open) },
    ),
  ];
}
