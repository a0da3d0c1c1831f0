import { createHash } from 'node:crypto';
import type { EvidenceBook, EvidenceFile, EvidenceStatement } from '../../evidence/branch/branch';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { INPUTS_FOLDER, inputFileName } from '../../gate/facts/store';
import { packContainer } from '../bundle/container';
import type { FileContent } from '../bundle/contents';

/** The content of a release's evidence. */
export interface PackInputs {
  readonly commit: string;
  readonly book: EvidenceBook;
  /** The branch's files, of which the release's are packed. */
  readonly files: readonly EvidenceFile[];
  readonly report: { readonly bytes: Buffer; readonly value: GateReport };
  /** All inputs of the report, by digest: the archive suffices to make the decision again. */
  readonly inputs: ReadonlyMap<string, Buffer>;
  readonly lineage: Buffer;
  readonly notes: Buffer;
  /** The files of `registry/waivers` by their names. */
  readonly waivers: ReadonlyMap<string, Buffer>;
}

/** The archive and its content. */
export interface EvidencePack {
  readonly container: Buffer;
  readonly digest: string;
  readonly manifest: PackManifest;
}

/** `manifest.json` of an archive. */
export interface PackManifest {
  readonly schema: 'urn:causeway:evidence-pack:v1';
  readonly commit: string;
  readonly decision: GateReport['decision'];
  readonly decisionDigest: string;
  readonly evidenceHead: string;
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly size: number }[];
  /** Refused files of the release on the branch: not packed, but listed. */
  readonly refused: EvidenceBook['refused'];
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

// The release's statements: those under its commit, and those that its report cites and that have no commit (drills,
// incidents).
function isOfRelease({ path, id }: EvidenceStatement, commit: string, named: ReadonlySet<string>): boolean {
  return path.startsWith(`evidence/${commit}/`) || named.has(id);
}

function namedBy({ inputs, checks }: GateReport): ReadonlySet<string> {
  return new Set([...inputs.flatMap(({ id, digest }) => [id, digest]), ...checks.flatMap(({ evidence }) => evidence)]);
}

function waiverFilesOf({ waivers }: GateReport, files: PackInputs['waivers']): readonly (readonly [string, Buffer])[] {
  const ids = waivers.map(({ waiverId }) => waiverId);
  return [...files].filter(([name]) => ids.includes(name.split('.')[0] ?? ''));
}

/**
 * One archive with a release's evidence: statements, gate report with its inputs, lineage, notes, waivers, a manifest
 * with every digest, and SHA256SUMS. The same inputs give the same bytes.
 */
export function packEvidence({
  commit,
  book,
  files,
  report,
  inputs,
  lineage,
  notes,
  waivers,
}: PackInputs): EvidencePack {
  const named = namedBy(report.value);
  const paths = new Set(book.statements.filter((each) => isOfRelease(each, commit, named)).map(({ path }) => path));
  const contents = new Map<string, Buffer>([
    ['artifacts/release_lineage.json', lineage],
    ['artifacts/release_readiness_gate_report.json', report.bytes],
    ...[...inputs].map(([digest, bytes]) => [`artifacts/${INPUTS_FOLDER}/${inputFileName(digest)}`, bytes] as const),
    ['release-notes.md', notes],
    ...files.filter(({ path }) => paths.has(path)).map(({ path, bytes }) => [path, bytes] as const),
    ...waiverFilesOf(report.value, waivers).map(([name, bytes]) => [`waivers/${name}`, bytes] as const),
  ]);
  const sorted = [...contents].sort(([left], [right]) => (left < right ? -1 : 1));
  const manifest: PackManifest = {
    schema: 'urn:causeway:evidence-pack:v1',
    commit,
    decision: report.value.decision,
    decisionDigest: report.value.decisionDigest,
    evidenceHead: book.head,
    files: sorted.map(([path, bytes]) => ({ path, sha256: sha256(bytes), size: bytes.length })),
    refused: book.refused.filter(({ path }) => path.startsWith(`evidence/${commit}/`)),
  };
  const all = [...sorted, ['manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)] as const];
  const sums = all.map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join('');
  const entries = [...all, ['SHA256SUMS', Buffer.from(sums)] as const].map(([path, bytes]): [string, FileContent] => [
    path,
    { mode: '0644', bytes },
  ]);
  const container = packContainer(new Map(entries));
  return { container, digest: `sha256:${sha256(container)}`, manifest };
}
