import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { APPROVALS_PATH, approvalsDocument } from '../../documents/generated/approvals';
import { BADGES_PATH, badgesIn, badgesTable, withBadges } from '../../documents/generated/badges';
import { ENV_MATRIX_PATH, envMatrixDocument } from '../../documents/generated/env-matrix';
import { REGISTRY_REFERENCE_PATH, registryReferenceDocument } from '../../documents/generated/registry-reference';
import { TOGGLE_PARITY_PATH, toggleParityDocument } from '../../documents/generated/toggle-parity';
import { readWorkflows } from '../../live/workflows/checkout';
import { codeowners } from '../../plan/codeowners';
import { withBlock } from '../../plan/codeowners-block';
import { CONFIGURATION_SCHEMA_PATH, configurationSchemaText } from '../../policy/configuration';
import { POLICIES_PATH, policiesDocument } from '../../policy/document';
import { registryJsonSchemaText, SCHEMA_PATH } from '../../registry/json-schema';
import { loadRegistry } from '../../registry/load';
import { READINESS_SCHEMA_PATH, readinessJsonSchemaText } from '../../registry/readiness-file';
import type { Registry } from '../../registry/schema';
import { surfacesByRepository } from '../../registry/selectors';
import type { NewFile } from '../../registry/template';
import { COMMANDS_PATH, commandsDocument } from './command-reference';
import { isGenerated, textAt } from './own-files';

/** Where GitHub looks for the owners of paths. */
export const CODEOWNERS_PATH = '.github/CODEOWNERS';

/** A document as it should be. */
export interface GeneratedDocument extends NewFile {
  /** Why it cannot be written where a file of the team's is in its place, and what to do; undefined: it can. */
  readonly refusal?: string;
}

/** The generated block of a repository's CODEOWNERS. */
export function codeownersOf(registry: Registry, key: string): string {
  return codeowners(registry, key, surfacesByRepository(registry).get(key) ?? []);
}

function codeownersFile(root: string, block: string): GeneratedDocument {
  const there = textAt(root, CODEOWNERS_PATH);
  const content = withBlock(there, block);
  if (content !== undefined) return { path: CODEOWNERS_PATH, content };
  const refusal = `it is yours, without the generated lines at its end: put these there, below every line that names owners\n${block.trimEnd()}`;
  return { path: CODEOWNERS_PATH, content: `${there?.trimEnd()}\n${block}`, refusal };
}

// What has no mark is somebody's own.
function unlessOwn(root: string, file: NewFile): GeneratedDocument {
  const there = textAt(root, file.path);
  if (there === undefined || isGenerated(file.path, there)) return file;
  return { ...file, refusal: 'it is not generated: move it, or delete it to have the generated one' };
}

// References of the product: a team's own page of that name takes their place, and nothing is missing then.
function references(root: string, program: Command): readonly NewFile[] {
  const all = [
    { path: POLICIES_PATH, content: policiesDocument() },
    { path: COMMANDS_PATH, content: commandsDocument(program) },
    { path: REGISTRY_REFERENCE_PATH, content: registryReferenceDocument() },
  ];
  return all.filter(({ path }) => {
    const there = textAt(root, path);
    return there === undefined || isGenerated(path, there);
  });
}

// A repository without a README has nothing in it that could be out of date.
function readme(registry: Registry, root: string, now: Date): readonly NewFile[] {
  const file = resolve(root, BADGES_PATH);
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  const other = badgesIn(text)?.registry;
  // A repository that is governed from elsewhere, or is only the tool, has its own checks in a registry of its own.
  const own = other === undefined ? registry : loadRegistry(resolve(root, other), { now, name: other }).registry;
  return [{ path: BADGES_PATH, content: withBadges(text, badgesTable(own, readWorkflows(root, '.'))) }];
}

/** What documents are generated from. */
export interface DocumentSources {
  readonly registry: Registry;
  /** The repository that the checkout is of. */
  readonly repository: string;
  /** The checkout's folder. */
  readonly root: string;
  readonly now: Date;
  readonly program: Command;
}

/**
 * Every document that is generated and committed, as it should be: what describes all of the registry is in the governing
 * repository, in any other one only what GitHub looks for there. Throws UserError (exit 2) when a workflow or the
 * README that belongs to them cannot be read.
 */
export function generatedDocuments({
  registry,
  repository,
  root,
  now,
  program,
}: DocumentSources): readonly GeneratedDocument[] {
  const own = [codeownersFile(root, codeownersOf(registry, repository))];
  if (repository !== registry.governance.repository) return own;
  const generated = [
    { path: SCHEMA_PATH, content: registryJsonSchemaText() },
    { path: READINESS_SCHEMA_PATH, content: readinessJsonSchemaText() },
    { path: CONFIGURATION_SCHEMA_PATH, content: configurationSchemaText() },
    ...references(root, program),
    { path: ENV_MATRIX_PATH, content: envMatrixDocument(registry) },
    { path: APPROVALS_PATH, content: approvalsDocument(registry) },
    { path: TOGGLE_PARITY_PATH, content: toggleParityDocument(registry) },
  ];
  return [...own, ...generated.map((file) => unlessOwn(root, file)), ...readme(registry, root, now)];
}
