import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { APPROVALS_PATH, approvalsDocument } from '../../delivery/documents/approvals';
import { BADGES_PATH, badgesIn, badgesTable, withBadges } from '../../delivery/documents/badges';
import { ENV_MATRIX_PATH, envMatrixDocument } from '../../delivery/documents/env-matrix';
import { REGISTRY_REFERENCE_PATH, registryReferenceDocument } from '../../delivery/documents/registry-reference';
import { TOGGLE_PARITY_PATH, toggleParityDocument } from '../../delivery/documents/toggle-parity';
import { surfaceChecks } from '../../delivery/templates/surface-checks';
import { readWorkflows } from '../../live/workflows/checkout';
import { codeowners } from '../../plan/codeowners';
import { CONFIGURATION_SCHEMA_PATH, configurationSchemaText } from '../../policy/configuration';
import { POLICIES_PATH, policiesDocument } from '../../policy/document';
import { registryJsonSchemaText, SCHEMA_PATH } from '../../registry/json-schema';
import { loadRegistry } from '../../registry/load';
import { READINESS_SCHEMA_PATH, readinessJsonSchemaText } from '../../registry/readiness-file';
import type { Registry } from '../../registry/schema';
import { surfacesByRepository } from '../../registry/selectors';
import type { NewFile } from '../../registry/template';
import { COMMANDS_PATH, commandsDocument } from './command-reference';

/** Where GitHub looks for the owners of paths. */
export const CODEOWNERS_PATH = '.github/CODEOWNERS';

/** The content of a repository's CODEOWNERS. */
export function codeownersOf(registry: Registry, key: string): string {
  return codeowners(registry, key, surfacesByRepository(registry).get(key) ?? []);
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
export function generatedDocuments({ registry, repository, root, now, program }: DocumentSources): readonly NewFile[] {
  const checks = surfaceChecks(registry, repository);
  const own = [{ path: CODEOWNERS_PATH, content: codeownersOf(registry, repository) }, ...(checks ? [checks] : [])];
  if (repository !== registry.governance.repository) return own;
  return [
    ...own,
    { path: SCHEMA_PATH, content: registryJsonSchemaText() },
    { path: READINESS_SCHEMA_PATH, content: readinessJsonSchemaText() },
    { path: CONFIGURATION_SCHEMA_PATH, content: configurationSchemaText() },
    { path: POLICIES_PATH, content: policiesDocument() },
    { path: COMMANDS_PATH, content: commandsDocument(program) },
    { path: REGISTRY_REFERENCE_PATH, content: registryReferenceDocument() },
    { path: ENV_MATRIX_PATH, content: envMatrixDocument(registry) },
    { path: APPROVALS_PATH, content: approvalsDocument(registry) },
    { path: TOGGLE_PARITY_PATH, content: toggleParityDocument(registry) },
    ...readme(registry, root, now),
  ];
}
