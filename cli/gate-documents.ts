import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import canonicalize from 'canonicalize';
import { REPORT_FILE } from '../delivery/gate/report';
import type { RawDocument } from '../delivery/gate/run/raw';
import { readinessPaths } from '../delivery/gate/run/readiness';
import { INPUTS_FOLDER, readInput, type StoredInput } from '../delivery/gate/run/store';
import { waiverDocument } from '../delivery/gate/run/waivers';
import { waiverFiles } from '../evidence/waivers/files';
import { MAX_BYTES } from '../registry/document/limits';
import { readDocument } from '../registry/document/read';
import type { LoadedRegistry } from '../registry/load';
import { UserError } from '../registry/user-error';
import type { CommonOptions } from './common';
import { registryPath } from './common';
import type { Context } from './context';
import { digestBelow } from './readiness';

/** The files that are handed to the gate. */
export interface GateFiles {
  readonly live?: string;
  readonly metrics?: string;
  readonly notes?: string;
  readonly durability?: string;
  readonly restorability?: string;
  readonly isolationFacts?: string;
  readonly original?: string;
}

/** The bytes of a file that a person named. Throws UserError (exit 2), without having read a file that is too large. */
export function boundedFile(path: string, place: string): Buffer {
  const stats = statSync(path, { throwIfNoEntry: false });
  const allowed = `the path of a file of at most ${MAX_BYTES} bytes`;
  if (!stats?.isFile()) throw new UserError('there is no such file', { place, allowed });
  if (stats.size > MAX_BYTES) throw new UserError('the file is too large', { place, allowed });
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`the file cannot be read: ${code}`, { place, allowed });
  }
}

// In canonical form its digest is the registry's own.
function registryDocument(common: CommonOptions, context: Context): RawDocument {
  const read = readDocument(readFileSync(registryPath(common, context), 'utf8'));
  return { kind: 'registry', bytes: Buffer.from(canonicalize(read.ok ? read.value : null) ?? '', 'utf8') };
}

function readinessDocuments(root: string, path: string): readonly RawDocument[] {
  const document = { kind: 'readiness', bytes: boundedFile(join(root, path), path) };
  const digestOf = (name: string) => digestBelow(root, name) ?? null;
  const digests = Object.fromEntries(readinessPaths(document).map((name) => [name, digestOf(name)]));
  return [document, { kind: 'readiness-files', bytes: Buffer.from(canonicalize(digests) ?? '', 'utf8') }];
}

function handedOver(files: GateFiles, context: Context): readonly RawDocument[] {
  const kinds = {
    live: files.live,
    metrics: files.metrics,
    notes: files.notes,
    durability: files.durability,
    restorability: files.restorability,
    'isolation-facts': files.isolationFacts,
    'original-report': files.original,
  };
  return Object.entries(kinds).flatMap(([kind, file]) =>
    file === undefined ? [] : [{ kind, bytes: boundedFile(resolve(context.cwd, file), file) }],
  );
}

/**
 * The documents that a decision is made of beside the branch: registry, trusted root, waivers, SLO policy, readiness, and
 * what was handed over. Throws UserError (exit 2) when one cannot be read.
 */
export function gateDocuments(
  { registry }: LoadedRegistry,
  root: string,
  files: GateFiles & { readonly kind: string },
  common: CommonOptions,
  context: Context,
): readonly RawDocument[] {
  const waivers = waiverFiles(join(root, registry.waivers)).flatMap(({ waiver, approvals }) => [waiver, ...approvals]);
  const named = (kind: string, path: string | undefined) =>
    path === undefined ? [] : [{ kind, bytes: boundedFile(join(root, path), path) }];
  return [
    registryDocument(common, context),
    ...named('trusted-root', registry.trust?.root),
    ...named('slo-policy', registry.slo),
    ...waivers.flatMap(({ name, bytes }) => (bytes ? [waiverDocument(name, bytes)] : [])),
    ...(files.kind === 'public-release' && registry.readiness ? readinessDocuments(root, registry.readiness) : []),
    ...handedOver(files, context),
  ];
}

/** The folder of a report's inputs: beside it. */
export function inputsBeside(report: string): (digest: string) => StoredInput {
  return (digest) => readInput(join(dirname(report), INPUTS_FOLDER), digest);
}

/** Where a report lies in a folder of artifacts. */
export function reportIn(folder: string): string {
  return join(folder, REPORT_FILE);
}
