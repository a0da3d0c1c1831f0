import { z } from 'zod';
import { ADOPTION_PREVIEW } from '../adopt/unowned';
import type { EngineRun } from '../drift/pulumi';
import { Resource } from './deployment';
import { answered, mustPulumi } from './engine';

// The engine leaves `steps` out where there are none, and `changeSummary` never.
const Preview = z.looseObject({
  changeSummary: z.record(z.string(), z.number()),
  steps: z.array(z.looseObject({ op: z.string(), newState: Resource.optional() })).default([]),
});

/** How the engine shows a secret in a preview (`--json`). */
const HIDDEN = '[secret]';

/** Without what the preview hides: the next update sees that it is missing and sets it. */
function shown(inputs: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => !JSON.stringify(value).includes(HIDDEN)));
}

/** What the next update of a stack would make, as it would stand in the state, without ids. Changes nothing. */
export async function plannedCreates(stack: string, run: EngineRun): Promise<readonly Resource[]> {
  const env = { ...run.env, [ADOPTION_PREVIEW]: 'preview' };
  const args = ['preview', '--stack', stack, '--json', '--non-interactive'];
  const text = await mustPulumi(args, { ...run, env });
  const { steps } = answered(Preview, text, 'pulumi preview --json');
  return steps.flatMap(({ op, newState }) =>
    op === 'create' && newState !== undefined ? [{ ...newState, inputs: shown(newState.inputs) }] : [],
  );
}
