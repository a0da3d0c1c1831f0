import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { previewReasons } from '../../plan/engine-preview';
import { UserError } from '../../registry/user-error';
import { writeFileWhole } from '../../registry/written-file';
import { documentOf } from '../drift/preview';
import { type EngineAnswer, type EngineRun, runPulumi } from '../drift/pulumi';
import { secretScrubber } from '../drift/scrub';
import { heldObjects } from '../held';
import { type Exported, readExported } from './deployment';

// A failed preview prints its document, thousands of lines, and the reason is in the document's diagnostics.
function reasonOf({ failure, stdout, stderr }: EngineAnswer): string {
  const document = documentOf(stdout);
  if (document === undefined) return failure ?? `${stderr}\n${stdout}`.trim();
  return failure ?? [previewReasons(document).join('\n'), stderr.trim(), 'no reason was given'].find(Boolean) ?? '';
}

/** Runs a command of the engine. Throws a UserError (exit 3) with its reason unless it succeeds. */
export async function mustPulumi(args: readonly string[], run: EngineRun): Promise<string> {
  const answer = await runPulumi(args, run);
  if (answer.code === 0) return answer.stdout;
  const said = secretScrubber(run.env)(reasonOf(answer));
  throw new UserError(`pulumi ${args.slice(0, 2).join(' ')} failed: ${said}`, {
    place: run.folder,
    allowed: 'a Pulumi project, logged in to the backend that holds its state',
    exitCode: 3,
  });
}

/** Parses the output of an engine's command. Throws a UserError (exit 3) when it has another form. */
export function parsedOutput<T>(schema: z.ZodType<T>, text: string, command: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UserError('the engine gave an unexpected answer', { place: command, exitCode: 3 });
}

/** The address of the backend that the engine is logged in to. */
export async function backendUrl(run: EngineRun): Promise<string> {
  const text = await mustPulumi(['whoami', '--verbose', '--json'], run);
  return parsedOutput(z.looseObject({ url: z.string() }), text, 'pulumi whoami --verbose --json').url;
}

/** The project's name. Throws a UserError (exit 2) where the folder has no project. */
export function projectName({ folder }: EngineRun): string {
  const file = path.join(folder, 'Pulumi.yaml');
  let value: unknown;
  try {
    value = parse(readFileSync(file, 'utf8'));
  } catch {
    value = undefined;
  }
  const parsed = z.looseObject({ name: z.string() }).safeParse(value);
  if (parsed.success) return parsed.data.name;
  throw new UserError('there is no Pulumi project', { place: file, allowed: '--dir with the folder of Pulumi.yaml' });
}

/** A stack's state. */
export async function exportedState(stack: string, run: EngineRun): Promise<Exported> {
  return readExported(await mustPulumi(['stack', 'export', '--stack', stack], run), stack);
}

/**
 * The objects of the project's other stacks: the stacks' names by address. Throws a UserError (exit 3) when one cannot
 * be read.
 */
export async function heldElsewhere(stack: string, run: EngineRun): Promise<ReadonlyMap<string, string>> {
  const text = await mustPulumi(['stack', 'ls', '--json'], run);
  const stacks = parsedOutput(z.array(z.looseObject({ name: z.string() })), text, 'pulumi stack ls --json');
  const held = new Map<string, string>();
  for (const { name } of stacks.filter((each) => each.name !== stack)) {
    const state = await mustPulumi(['stack', 'export', '--stack', name], run);
    // A stack that was never up holds nothing, and its export names no stack.
    if ((readExported(state, name).deployment.resources ?? []).length === 0) continue;
    for (const address of heldObjects(state, name).addresses) held.set(address, name);
  }
  return held;
}

/** Replaces a stack's state. Encrypted values in it stay encrypted. */
export async function importState(stack: string, state: Exported, run: EngineRun): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-recover-'));
  try {
    const file = path.join(folder, 'state.json');
    writeFileWhole(file, JSON.stringify(state), { mode: 0o600 });
    await mustPulumi(['stack', 'import', '--stack', stack, '--file', file], run);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Refreshes these resources from the services; writes nothing there. */
export async function refreshOnly(stack: string, urns: readonly string[], run: EngineRun): Promise<void> {
  const targets = urns.flatMap((urn) => ['--target', urn]);
  await mustPulumi(['refresh', '--stack', stack, '--yes', '--skip-preview', '--non-interactive', ...targets], run);
}
