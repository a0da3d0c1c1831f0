import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Step } from './schema';

const Action = z.strictObject({
  name: z.string(),
  description: z.string(),
  inputs: z
    .record(
      z.string(),
      z.strictObject({ description: z.string(), required: z.boolean().optional(), default: z.string().optional() }),
    )
    .default({}),
  outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })).default({}),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(Step).min(1) }),
});
/** The supported part of a composite action. Anything else in its file is an error. */
export type Action = z.infer<typeof Action>;

/**
 * The action in a folder of a job's checkout. Throws when the checkout has none, and on one that the harness does not
 * play: a step that runs commands names its shell
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runsstepsshell).
 */
export function actionIn(workspace: string, path: string): Action {
  const file = join(workspace, path, 'action.yml');
  if (!existsSync(file)) throw new Error(`Can't find 'action.yml' under './${path}'`);
  const action = Action.parse(parse(readFileSync(file, 'utf8')));
  const silent = action.runs.steps.find(({ run, shell }) => run !== undefined && shell === undefined);
  if (silent !== undefined) throw new Error(`a step of ${path} names no shell`);
  return action;
}

/** The inputs of an action: those that a step gives, and the defaults of the others. Throws on one that it has not. */
export function inputsOf(
  { inputs }: Action,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const strange = Object.keys(given).find((name) => !Object.hasOwn(inputs, name));
  if (strange !== undefined) throw new Error(`the action has no input ${strange}`);
  const defaults = Object.entries(inputs).map(([name, input]) => [name, input.default ?? ''] as const);
  return { ...Object.fromEntries(defaults), ...given };
}
