import { z } from 'zod';
import { HIDDEN_SECRET, PreviewDocument } from '../../plan/engine-preview';
import { ADOPTION_PREVIEW } from '../adopt/unowned';
import type { EngineRun } from '../drift/pulumi';
import { Resource } from './deployment';
import { mustPulumi, parsedOutput } from './engine';

// The engine omits empty `steps`, but never `changeSummary`.
const Preview = PreviewDocument.required({ changeSummary: true });

/** Without the values that the preview hides: the next update notices that they are missing and sets them. */
function shown(inputs: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => !JSON.stringify(value).includes(HIDDEN_SECRET)),
  );
}

/**
 * The steps of a preview that create an object. A preview shows a replacement as `replace`, and its two halves only with
 * --show-replacement-steps (shouldShow in pkg/backend/display/display.go of pulumi/pulumi).
 */
const CREATING: readonly string[] = ['create', 'replace'];

/**
 * The resources that a stack's next update would create, those that replace others included, as they would be in the
 * state, without ids. Changes nothing.
 */
export async function plannedCreates(stack: string, run: EngineRun): Promise<readonly Resource[]> {
  const env = { ...run.env, [ADOPTION_PREVIEW]: 'preview' };
  const args = ['preview', '--stack', stack, '--json', '--non-interactive'];
  const text = await mustPulumi(args, { ...run, env });
  const { steps = [] } = parsedOutput(Preview, text, 'pulumi preview --json');
  const created = steps.flatMap(({ op, newState }) => (CREATING.includes(op) && newState ? [newState] : []));
  const resources = parsedOutput(z.array(Resource), JSON.stringify(created), 'pulumi preview --json');
  return resources.map((resource) => ({ ...resource, inputs: shown(resource.inputs) }));
}
