import { CHECKOUT } from '../../plan/actions';
import type { RunnerLabels } from '../../registry/schema';
import { UserError } from '../../registry/user-error';

/** One step that runs a command; only its variables differ between steps, never its text. */
export interface TemplateStep {
  readonly name: string;
  /** Its commands, a line each: the first failing one ends it. */
  readonly run: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly if?: string;
}

/** A workflow with one job, which is one check. */
export interface TemplateWorkflow {
  /** The comment at its head, a line each. */
  readonly about: readonly string[];
  /** The workflow's name, and its job's id. */
  readonly name: string;
  /** The check's name. */
  readonly context: string;
  readonly minutes: number;
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly TemplateStep[];
}

// GitHub would evaluate an expression in a file's name, and a line break would end a value.
const UNSAFE = /\$\{\{|[\p{Cc}\u2028\u2029]/u;

/** A path as a command's argument, never an option. Throws UserError (exit 2) on anything but plain text. */
export function safePath(path: string): string {
  if (!UNSAFE.test(path)) return path === '.' ? path : `./${path}`;
  throw new UserError('the name of a file cannot stand in a workflow', {
    place: JSON.stringify(path),
    allowed: 'a name without control characters and without an expression',
  });
}

// Every JSON string is a YAML string.
const quoted = (text: string) => JSON.stringify(text);

function mapping(indent: string, key: string, values: Readonly<Record<string, string>> = {}): readonly string[] {
  const entries = Object.entries(values).map(([name, value]) => `${indent}  ${name}: ${quoted(value)}`);
  return entries.length === 0 ? [] : [`${indent}${key}:`, ...entries];
}

function stepLines({ name, run, env, if: condition }: TemplateStep): readonly string[] {
  return [
    `      - name: ${quoted(name)}`,
    ...(condition === undefined ? [] : [`        if: ${condition}`]),
    '        run: |',
    ...run.map((line) => `          ${line}`),
    ...mapping('        ', 'env', env),
  ];
}

/**
 * The text of a workflow. It runs on every push and pull request, because a required check that a path filter
 * suppresses blocks forever; its token can only read the code.
 */
export function workflowText(
  { about, name, context, minutes, env, steps }: TemplateWorkflow,
  runner: RunnerLabels,
): string {
  const head = `${about.map((line) => `# ${line}`).join('\n')}
name: ${name}

on:
  push:
  pull_request:

permissions: {}

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  ${name}:
    name: ${quoted(context)}
    runs-on: ${typeof runner === 'string' ? runner : JSON.stringify(runner)}
    timeout-minutes: ${minutes}
    permissions:
      contents: read`;
  const checkout = `    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false`;
  return `${[head, ...mapping('    ', 'env', env), checkout, ...steps.flatMap(stepLines)].join('\n')}\n`;
}
