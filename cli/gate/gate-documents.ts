import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import canonicalize from 'canonicalize';
import { waiverFiles } from '../../evidence/waivers/files';
import { REPORT_FILE } from '../../gate/facts/gate-report';
import type { UnreadDocument } from '../../gate/facts/inputs';
import type { RawDocument } from '../../gate/facts/raw';
import { INPUTS_FOLDER, readInput, type StoredInput } from '../../gate/facts/store';
import { readinessPaths } from '../../gate/run/readiness';
import { waiverDocument } from '../../gate/run/waivers';
import { MAX_BYTES } from '../../registry/document/limits';
import { readDocument } from '../../registry/document/read';
import type { LoadedRegistry } from '../../registry/load';
import { UserError } from '../../registry/user-error';
import type { CommonOptions } from '../common';
import { registryPath } from '../common';
import type { Context } from '../context';
import { documentFile } from '../input/document-file';
import { digestBelow } from './readiness';

/** The gate's input files. */
export interface GateFiles {
  readonly live?: string;
  readonly metrics?: string;
  readonly notes?: string;
  readonly durability?: string;
  readonly restorability?: string;
  readonly isolationFacts?: string;
  readonly approverTeams?: string;
  readonly original?: string;
}

/** The bytes of a named file. Throws UserError (exit 2) without reading a file that is too large. */
export function boundedFile(context: Context, file: string, place = file): Buffer {
  return documentFile(context, file, { most: MAX_BYTES, place });
}

// The digest of its canonical form is the registry's own digest.
function registryDocument(common: CommonOptions, context: Context): RawDocument {
  const read = readDocument(readFileSync(registryPath(common, context), 'utf8'));
  return { kind: 'registry', bytes: Buffer.from(canonicalize(read.ok ? read.value : null) ?? '', 'utf8') };
}

/** The readable documents, and the named ones that could not be read. */
export interface GateDocuments {
  readonly documents: readonly RawDocument[];
  readonly unreadable: readonly UnreadDocument[];
}

type Attempt = (kind: string, read: () => readonly RawDocument[]) => void;

function readinessDocuments(context: Context, root: string, path: string): readonly RawDocument[] {
  const document = { kind: 'readiness', bytes: boundedFile(context, join(root, path), path) };
  const digestOf = (name: string) => digestBelow(root, name) ?? null;
  const digests = Object.fromEntries(readinessPaths(document).map((name) => [name, digestOf(name)]));
  return [document, { kind: 'readiness-files', bytes: Buffer.from(canonicalize(digests) ?? '', 'utf8') }];
}

function waiverDocuments(folder: string): readonly RawDocument[] {
  const waivers = waiverFiles(folder).flatMap(({ waiver, approvals }) => [waiver, ...approvals]);
  return waivers.flatMap(({ name, bytes }) => (bytes ? [waiverDocument(name, bytes)] : []));
}

function handedOver(files: GateFiles, attempt: Attempt, context: Context): void {
  const kinds = {
    live: files.live,
    metrics: files.metrics,
    notes: files.notes,
    durability: files.durability,
    restorability: files.restorability,
    'isolation-facts': files.isolationFacts,
    'approver-teams': files.approverTeams,
    'original-report': files.original,
  };
  for (const [kind, file] of Object.entries(kinds)) {
    if (file !== undefined) attempt(kind, () => [{ kind, bytes: boundedFile(context, file) }]);
  }
}

type Where = readonly [
  loaded: LoadedRegistry,
  root: string,
  files: GateFiles & { readonly kind: string },
  common: CommonOptions,
  context: Context,
];

function eachDocument(attempt: Attempt, [{ registry }, root, files, common, context]: Where): void {
  const named = (kind: string, path: string | undefined) => {
    if (path !== undefined) attempt(kind, () => [{ kind, bytes: boundedFile(context, join(root, path), path) }]);
  };
  attempt('registry', () => [registryDocument(common, context)]);
  named('trusted-root', registry.trust?.root);
  named('slo-policy', registry.slo);
  attempt('waivers', () => waiverDocuments(join(root, registry.waivers)));
  const { readiness } = registry;
  if (files.kind === 'public-release' && readiness)
    attempt('readiness', () => readinessDocuments(context, root, readiness));
  handedOver(files, attempt, context);
}

/**
 * The documents of a decision besides the branch: registry, trusted root, waivers, SLO policy, readiness, and input
 * files. An unreadable one is named with its reason, so that there is still a report.
 */
export function readGateDocuments(...where: Where): GateDocuments {
  const documents: RawDocument[] = [];
  const unreadable: UnreadDocument[] = [];
  eachDocument((kind, read) => {
    try {
      documents.push(...read());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unreadable.push({ kind, reason: error.message });
    }
  }, where);
  return { documents, unreadable };
}

/**
 * The same for callers that cannot continue without one of them. Throws UserError (exit 2 or 3) when one cannot be
 * read.
 */
export function gateDocuments(...where: Where): readonly RawDocument[] {
  const documents: RawDocument[] = [];
  eachDocument((_kind, read) => documents.push(...read()), where);
  return documents;
}

/** The folder of a report's inputs, beside it. */
export function inputsBeside(report: string): (digest: string) => StoredInput {
  return (digest) => readInput(join(dirname(report), INPUTS_FOLDER), digest);
}

/** The path of a report in a folder of artifacts. */
export function reportIn(folder: string): string {
  return join(folder, REPORT_FILE);
}
