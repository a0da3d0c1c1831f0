import { calledIn, FOUNDATION } from '../naming';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';

interface Named {
  readonly id: string;
  readonly calledAs?: string | undefined;
}

function clashesOf(kind: 'tier' | 'surface', all: readonly Named[], reserved?: string): readonly Finding[] {
  return all.flatMap((each, index): readonly Finding[] => {
    const name = calledIn(each);
    // Two equal ids, and a reserved id, have rules of their own.
    const other = all.find(({ id, calledAs }) => id !== each.id && calledIn({ id, calledAs }) === name);
    const holder = other ? `the ${kind} ${showValue(other.id)}` : name === reserved ? 'another stack' : undefined;
    if (each.calledAs === undefined || holder === undefined) return [];
    return [
      {
        pointer: pointer(`${kind}s`, index, 'calledAs'),
        message: `the ${kind} ${showValue(each.id)} is called ${showValue(name)}, as ${holder} is`,
        allowed: `a name that no other ${kind} has${reserved === undefined ? '' : `, and not "${reserved}"`}`,
      },
    ];
  });
}

/** Tiers or surfaces whose names at GitHub and Netlify are the same. Every name that contains them is then one name. */
export function calledClashes({ tiers, surfaces }: Registry): readonly Finding[] {
  return [...clashesOf('tier', tiers, FOUNDATION), ...clashesOf('surface', surfaces)];
}

/** The names that stand for ids at GitHub and Netlify. */
export const calledNameRules: readonly Rule[] = [
  {
    code: 'called-name-taken',
    level: 'error',
    title: 'Each tier and each surface has a name of its own at GitHub and Netlify',
    why: 'Environments, sites, workflows and variables are named after it. Two tiers of one name would share the environments of their stacks, with the keys and reviewers of one of them.',
    source: 'docs/changing-things.md',
    check: calledClashes,
  },
];
