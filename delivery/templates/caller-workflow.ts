import { z } from 'zod';
import { readWorkflow } from '../../formats/workflow/read';
import { writtenWorkflow } from '../../formats/workflow/written';
import { UserError } from '../../registry/user-error';

/** Where workflows are called: a repository, at one commit. */
export interface CalledPlace {
  /** `owner/name`. */
  readonly repository: string;
  /** In full: a branch or a tag is moved by whoever may push it. */
  readonly commit: string;
  /** The governing repository's name, where the caller is another one. */
  readonly governing?: string;
}

// What each workflow of the way to production says of who governs: nothing, until it is copied.
const UNSAID = `  GOVERNING: \${{ inputs.governing || '' }}`;

/** Whether a workflow's text is for other repositories than the governing one, too. */
export function isForOthers(text: string): boolean {
  return text.split(UNSAID).length === 2;
}

function requireForOthers(name: string, text: string): void {
  if (!isForOthers(text)) throw new Error(`${name} is for the governing repository only`);
}

/**
 * The text of a workflow for its copy in another repository than the governing one, whose name it then says: that is the
 * file's own word, which its code owners guard, and not a variable's, which more people may change. Throws on a workflow
 * that is for the governing repository only (a bug).
 */
export function governedText(name: string, text: string, governing: string): string {
  requireForOthers(name, text);
  return text.replace(UNSAID, `  GOVERNING: ${JSON.stringify(governing)}`);
}

/** Reads `owner/name@commit`. Throws UserError (exit 2) on anything else. */
export function calledPlace(text: string, place: string): CalledPlace {
  const [, repository, commit] = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{40})$/.exec(text) ?? [];
  if (repository !== undefined && commit !== undefined) return { repository, commit };
  throw new UserError(`"${text}" names no commit of a repository`, {
    place,
    allowed: '<owner>/<repository>@<the 40 hex digits of a commit>: what is called is pinned by its commit',
  });
}

const Permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const Inputs = z.looseObject({ inputs: z.record(z.string(), z.unknown()).optional() }).nullish();
const Callable = z.looseObject({
  on: z.looseObject({
    workflow_dispatch: Inputs,
    workflow_call: z.looseObject({ secrets: z.record(z.string(), z.unknown()).optional() }).nullish(),
  }),
  jobs: z.record(z.string(), z.looseObject({ permissions: Permissions })),
});
type Callable = z.infer<typeof Callable>;

// `on` as it is written, without that it can be called.
function events(text: string): readonly string[] {
  const lines = text.split('\n');
  const from = lines.indexOf('on:');
  const to = lines.findIndex((line, index) => index > from && /^\S/.test(line));
  const block = lines.slice(from, to).filter((line) => line.trim() !== '' && !/^ {2}#/.test(line));
  const begins = block.indexOf('  workflow_call:');
  const ends = block.findIndex((line, index) => index > begins && /^ {2}\S/.test(line));
  return [...block.slice(0, begins), ...(ends < 0 ? [] : block.slice(ends))];
}

/** All that jobs may, each permission at its highest. */
function allPermissions({ jobs }: Callable): Readonly<Record<string, string>> {
  const all = Object.values(jobs).flatMap(({ permissions }) => Object.entries(permissions));
  const names = [...new Set(all.filter(([, level]) => level !== 'none').map(([name]) => name))].sort();
  const isWritten = (name: string) => all.some(([each, level]) => each === name && level === 'write');
  return Object.fromEntries(names.map((name) => [name, isWritten(name) ? 'write' : 'read']));
}

function block(key: string, values: Readonly<Record<string, string>>): readonly string[] {
  const entries = Object.entries(values).map(([name, value]) => `      ${name}: ${value}`);
  return entries.length === 0 ? [] : [`    ${key}:`, ...entries];
}

function handedOn(names: readonly string[], context: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, `\${{ ${context}.${name} }}`]));
}

// zizmor reads one file alone: what is called is what it would have to look at.
const DANGEROUS = /^ {2}pull_request_target:$/;
const IGNORED = '# zizmor: ignore[dangerous-triggers] what is called runs no code of a pull request';

/** Whether a workflow's text says that others may call it. */
export function isCallable(text: string): boolean {
  const read = readWorkflow('a workflow', text);
  return read.ok && Object.hasOwn(read.workflow.events, 'workflow_call');
}

/**
 * A workflow that does nothing but call another one of the same name by its commit, on the same events: with what its jobs
 * ask for at most, its inputs, and its secrets by name, without which GitHub gives not even those of their environments
 * (actions/runner#4453). It has no other job and no concurrency: the guard refuses the one, and the other would be waited
 * for by itself. Throws on a text of another form (a bug).
 */
export function callerText(name: string, text: string, { repository, commit, governing }: CalledPlace): string {
  const file = Callable.parse(writtenWorkflow(`${name}.yml`, text));
  if (governing !== undefined) requireForOthers(name, text);
  const inputs = Object.keys(file.on.workflow_dispatch?.inputs ?? {});
  const secrets = Object.keys(file.on.workflow_call?.secrets ?? {});
  const lines = [
    `# Calls ${repository}'s ${name}.yml by its commit, and does nothing else. What signs is that file: the registry's trust`,
    '# names it (signerWorkflow) and its commit (signerDigests), and goes with it when this one is moved on.',
    `name: ${name}`,
    '',
    ...events(text).map((line) => (DANGEROUS.test(line) ? `${line} ${IGNORED}` : line)),
    '',
    'permissions: {}',
    '',
    'jobs:',
    `  ${name}:`,
    `    name: ${name}`,
    ...block('permissions', allPermissions(file)),
    `    uses: ${repository}/.github/workflows/${name}.yml@${commit}`,
    ...block('with', { ...handedOn(inputs, 'inputs'), ...(governing && { governing: JSON.stringify(governing) }) }),
    ...block('secrets', handedOn(secrets, 'secrets')),
  ];
  return `${lines.join('\n')}\n`;
}
