import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { skippedOpening } from '../window-skips';
import { FREQUENCIES, RULE_PARTS, windowFlaw } from '../windows';

function windowFlaws({ tiers }: Registry): readonly Finding[] {
  return tiers.flatMap(({ windows = [] }, index) =>
    windows.flatMap((window, at) => {
      const flaw = windowFlaw(window);
      if (flaw === undefined) return [];
      return [
        {
          pointer: pointer('tiers', index, 'windows', at),
          message: `the window ${showValue(window.id)} cannot be computed: ${flaw}`,
          allowed: `a time zone of the IANA database, a local time that exists once, a duration, and a rule of RFC 5545 (${RULE_PARTS.join(', ')}; ${FREQUENCIES.join(', ')}) that comes at the start`,
        },
      ];
    }),
  );
}

function skippedOpenings({ tiers }: Registry): readonly Finding[] {
  return tiers.flatMap(({ windows = [] }, index) =>
    windows.flatMap((window, at) => {
      const skipped = windowFlaw(window) === undefined ? skippedOpening(window) : undefined;
      if (skipped === undefined) return [];
      return [
        {
          pointer: pointer('tiers', index, 'windows', at, 'start'),
          message: `the window ${showValue(window.id)} does not open at ${skipped}, because clocks in ${window.timeZone} skip that time`,
          allowed: 'a start at a time of day that clocks never skip',
        },
      ];
    }),
  );
}

function windowIds({ tiers }: Registry): readonly Finding[] {
  return tiers.flatMap(({ windows = [] }, index) =>
    windows.flatMap(({ id }, at) =>
      windows.findIndex((each) => each.id === id) === at
        ? []
        : [
            {
              pointer: pointer('tiers', index, 'windows', at, 'id'),
              message: `two windows of the tier have the id ${showValue(id)}`,
              allowed: 'an id of its own for each window',
            },
          ],
    ),
  );
}

function automaticFlaws({ tiers }: Registry): readonly Finding[] {
  return tiers.flatMap(({ id, automatic, approval, promotesFrom }, index) => {
    if (automatic !== true || (approval === undefined && promotesFrom !== undefined)) return [];
    const why = approval === undefined ? 'nothing is promoted to it' : 'people approve what goes to it';
    return [
      {
        pointer: pointer('tiers', index, 'automatic'),
        message: `the tier ${showValue(id)} is automatic, but ${why}`,
        allowed: 'a tier with promotesFrom and without approval',
      },
    ];
  });
}

/** When a release goes to a tier: by itself, and in which windows. */
export const tierTimingRules: readonly Rule[] = [
  {
    code: 'tier-automatic',
    level: 'error',
    title: 'A release is promoted without a person only to a tier that has no approval',
    why: 'Where people approve, a person starts the promotion, and nobody would answer for one that started by itself.',
    source: 'docs/registry.md',
    check: automaticFlaws,
  },
  {
    code: 'tier-window',
    level: 'error',
    title: 'A window of a tier can be computed',
    why: 'A window that cannot be computed would never close the tier, or never let anything through.',
    source: 'https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10',
    check: windowFlaws,
  },
  {
    code: 'tier-window-skipped',
    level: 'warning',
    title: 'A window opens each time that its rule comes',
    why: 'RFC 5545 leaves out an occurrence at a local time that clocks skip. The tier would take releases although people count on the window.',
    source: 'https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10',
    check: skippedOpenings,
  },
  {
    code: 'tier-window-id',
    level: 'error',
    title: 'No two windows of a tier have one id',
    why: 'Messages name the window that is open by its id.',
    source: 'docs/registry.md',
    check: windowIds,
  },
];
