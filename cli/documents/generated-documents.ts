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
import { CONFIGURATION_SCHEMA_PATH, configurationSchemaText } from '../../policy/configuration-schema';
import { POLICIES_PATH, policiesDocument } from '../../policy/document';
import { textOfExisting } from '../../registry/existing-file';
import { registryJsonSchemaText, SCHEMA_PATH } from '../../registry/json-schema';
import { loadRegistry } from '../../registry/load';
import { READINESS_SCHEMA_PATH, readinessJsonSchemaText } from '../../registry/readiness-file';
import type { Registry } from '../../registry/schema';
import { surfacesByRepository } from '../../registry/selectors';
import type { NewFile } from '../../registry/template';
import { COMMANDS_PATH, commandsDocument } from './command-reference';
import { isGenerated, textAt } from './own-files';

/** The path at which GitHub looks for code owners. */
export const CODEOWNERS_PATH = '.github/CODEOWNERS';

/** A document with its current content. */
export interface GeneratedDocument extends NewFile {
  /** The reason why it cannot replace a team's file, and the remedy; undefined: it can. */
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
  const refusal = `you own this file, and it lacks the generated lines: add these at its end, below every line that names owners\n${block.trimEnd()}`;
  return { path: CODEOWNERS_PATH, content: `${there?.trimEnd()}\n${block}`, refusal };
}

// A file without a mark belongs to the team.
function unlessOwn(root: string, file: NewFile): GeneratedDocument {
  const there = textAt(root, file.path);
  if (there === undefined || isGenerated(file.path, there)) return file;
  return { ...file, refusal: 'it is not generated: move or delete it to get the generated file' };
}

// References of the product. A team's own page of the same name replaces them, and counts as present.
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

// A repository without a README has no outdated block.
function readme(registry: Registry, root: string, now: Date): readonly NewFile[] {
  const text = textOfExisting(resolve(root, BADGES_PATH));
  if (text === undefined) return [];
  const other = badgesIn(text)?.registry;
  // A repository that is governed from elsewhere, or contains only the tool, has its own checks in a registry of its
  // own.
  const own = other === undefined ? registry : loadRegistry(resolve(root, other), { now, name: other }).registry;
  return [{ path: BADGES_PATH, content: withBadges(text, badgesTable(own, readWorkflows(root, '.'))) }];
}

/** The sources of documents. */
export interface DocumentSources {
  readonly registry: Registry;
  /** The checkout's repository. */
  readonly repository: string;
  /** The checkout's folder. */
  readonly root: string;
  readonly now: Date;
  readonly program: Command;
}

/**
 * Every generated and committed document with its current content. The governing repository has those about the whole
 * registry; any other one only has what GitHub looks for there. Throws UserError (exit 2) when a workflow or the README
 * cannot be read.
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
