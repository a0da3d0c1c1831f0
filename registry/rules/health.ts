import { pointer } from '../problem';
import type { Rule } from '../rule';
import { showValue } from '../secret-looking';

/** The window that a monitor looks at. */
export const healthRules: readonly Rule[] = [
  {
    code: 'health-never-fails',
    level: 'error',
    title: 'A health window can end in a no',
    why: 'No share of failures is more than 1, and no window has more failures in a row than answers: every release would be healthy.',
    source: 'docs/verdicts.md',
    check: ({ surfaces }) =>
      surfaces.flatMap(({ id, health }, index) => {
        if (health === undefined || health.failureShare < 1) return [];
        const answers = Math.floor(health.windowSeconds / health.intervalSeconds) + 1;
        if (health.failureLimit <= answers) return [];
        return [
          {
            pointer: pointer('surfaces', index, 'health', 'failureLimit'),
            message: `the window of ${showValue(id)} has ${answers} answers, and ${health.failureLimit} failures in a row are a no`,
            allowed: `at most ${answers}, or a failureShare below 1`,
          },
        ];
      }),
  },
];
