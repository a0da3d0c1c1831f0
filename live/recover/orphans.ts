import { z } from 'zod';
import { ADOPTION_PREVIEW } from '../adopt/unowned';
import type { EngineRun } from '../drift/pulumi';
import { Resource } from './deployment';
import { answered, mustPulumi } from './engine';

// The engine omits empty `steps`, but never `changeSummary`.
const Preview = z.looseObject({
  changeSummary: z.record(z.string(), z.number()),
  steps: z.array(z.looseObject({ op: z.string(), newState: Resource.optional() })).default([]),
});

/** The engine's mark for a secret in a preview (`--json`). */
const HIDDEN = '[secret]';

/** Without the values that the preview hides: the next update notices that they are missing and sets them. */
function shown(inputs: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => !JSON.stringify(value).includes(HIDDEN)));
}

/**
 * The resources that a stack's next update would create, as they would be in the state, without ids. Changes nothing.
 */
export async function plannedCreates(stack: string, run: EngineRun): Promise<readonly Resource[]> {
  const env = { ...run.env, [ADOPTION_PREVIEW]: 'preview' };
  const args = ['preview', '--stack', stack, '--json', '--non-interactive'];
  const text = await mustPulumi(args, { ...run, env });
  const { steps } = answered(Preview, text, 'pulumi preview --json');
  return steps.flatMap(({ op, newState }) =>
    op === 'create' && newState !== undefined ? [{ ...newState, inputs: shown(newState.inputs) }] : [],
  );
}
