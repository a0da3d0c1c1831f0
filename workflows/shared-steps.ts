import { Alias, isAlias, isMap, isSeq, type YAMLMap } from 'yaml';

/** The name of a step for aliases: its id, or the name of its action. */
function nameOf(step: YAMLMap): string {
  const { id, uses } = step.toJSON() as { readonly id?: string; readonly uses?: string };
  const action = uses?.split('@')[0]?.split('/').at(-1);
  return id ?? action ?? 'step';
}

function uniqueName(step: YAMLMap, taken: Set<string>): string {
  const name = nameOf(step);
  for (let number = 1; ; number += 1) {
    const each = number === 1 ? name : `${name}-${number}`;
    if (taken.has(each)) continue;
    taken.add(each);
    return each;
  }
}

function stepsOf(content: YAMLMap): readonly { readonly items: unknown[] }[] {
  const jobs = content.get('jobs');
  if (!isMap(jobs)) return [];
  return jobs.items.flatMap(({ value }) => {
    const steps = isMap(value) ? value.get('steps') : undefined;
    return isSeq(steps) ? [steps] : [];
  });
}

/**
 * Writes each step of several lines once, and points at it where a later job has the same one. GitHub resolves anchors
 * and aliases, and has no merge keys
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations#yaml-anchors-and-aliases).
 * A YAML reader sees the same steps as before.
 */
export function shareSteps(content: YAMLMap): void {
  const first = new Map<string, YAMLMap>();
  const taken = new Set<string>();
  for (const steps of stepsOf(content)) {
    for (const [at, step] of steps.items.entries()) {
      if (!isMap(step) || isAlias(step) || step.items.length < 2) continue;
      const key = JSON.stringify(step.toJSON());
      const known = first.get(key);
      if (known === undefined) {
        first.set(key, step as YAMLMap);
        continue;
      }
      known.anchor ??= uniqueName(known, taken);
      const alias = new Alias(known.anchor);
      if (step.commentBefore !== known.commentBefore && step.commentBefore) alias.commentBefore = step.commentBefore;
      steps.items[at] = alias;
    }
  }
}
