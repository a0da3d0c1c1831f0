import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SET_UP_ACTION_PATH } from '../../../plan/set-up-action';
import type { Registry } from '../../../registry/schema';
import { generatedFiles } from '../../../workflows/generated-files';
import { ROOT } from '../registry/fixtures';

const FOLDER = '.github/workflows';

/** The fields of one step that the tests read. */
export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

/** The fields of one job that the tests read. */
export interface Job {
  readonly permissions?: unknown;
  readonly environment?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
  readonly needs?: string | readonly string[];
}

/** One of this repository's workflows. */
export interface WorkflowFile {
  readonly name: string;
  readonly text: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** All workflows of this repository. */
export function workflowFiles(): readonly WorkflowFile[] {
  return readdirSync(join(ROOT, FOLDER)).map((name) => {
    const text = readFileSync(join(ROOT, FOLDER, name), 'utf8');
    return { ...(parse(text) as Omit<WorkflowFile, 'name' | 'text'>), name, text };
  });
}

/** The action that the generated jobs of a registry share. */
export function setUpActionOf(registry: Registry): string | undefined {
  return generatedFiles(registry, registry.governance.repository).find(({ path }) => path === SET_UP_ACTION_PATH)
    ?.content;
}

/** Every step of a workflow. */
export function stepsOf({ jobs }: WorkflowFile): readonly Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps ?? []);
}
