import { leafMinutes } from '../leaf-time';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';

function tooShort(registry: Registry): readonly Finding[] {
  const leaf = leafMinutes(registry);
  const { promote } = registry.timeouts;
  if (promote > leaf) return [];
  return [
    {
      pointer: pointer('timeouts', 'promote'),
      message: `a promotion ends after ${promote} minutes, and a deploy that it waits for may take ${leaf}`,
      allowed: `more than ${leaf} minutes, or a shorter time for "deploy" or "short"`,
    },
  ];
}

/** Time limits that would end a job before the work that it waits for. */
export const timeoutRules: readonly Rule[] = [
  {
    code: 'promotion-ends-early',
    level: 'error',
    title: 'A promotion may last longer than the deploy that it waits for',
    why: 'GitHub would end the promotion while the deploy goes on, and nobody would watch what it deployed.',
    source:
      'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idtimeout-minutes',
    check: tooShort,
  },
];
