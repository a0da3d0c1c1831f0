import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { packEvidence } from '../../delivery/pack/pack';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { waiverFiles } from '../../evidence/waivers/files';
import { readReport } from '../../gate/facts/gate-report';
import { byDigest } from '../../gate/facts/raw';
import { checkNotes } from '../../gate/notes/check';
import { GATE_REPORT } from '../../gate/notes/shape';
import { rawInputsOf } from '../../gate/run/replay';
import { isThere } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { writeFileWhole } from '../../registry/written-file';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { evidenceDesk, requireFullId } from '../desk/evidence-desk';
import { registryRoot } from '../desk/own-statement';
import { inputsBeside } from '../gate/gate-documents';
import { example } from '../help';
import { documentFile } from '../input/document-file';
import { problemLines } from '../input/filled-document';
import { commitOption } from '../release-options';

const LINEAGE = 'artifacts/release_lineage.json';
/** The largest document, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

interface PackFlags extends EvidenceFlags {
  readonly commit: string;
  readonly out: string;
  readonly report: string;
  readonly lineage: string;
  readonly notes: string;
}

function bytesOf(context: Context, file: string, noun: string): Buffer {
  return documentFile(context, file, { most: MAX_BYTES, noun });
}

function reportOf(bytes: Buffer, file: string, commit: string): GateReport {
  const reading = readReport(bytes);
  const allowed = 'the report that causeway gate evaluate wrote for this commit';
  if (!reading.ok) throw new UserError(`this is not a gate report: ${reading.reason}`, { place: file, allowed });
  if (reading.report.release.commit === commit) return reading.report;
  const message = `the report is of ${reading.report.release.commit}`;
  throw new UserError(message, { place: file, allowed: `${allowed} (${commit})`, exitCode: 1 });
}

function requireNotes(text: string, file: string, { release, waivers }: GateReport): void {
  const problems = checkNotes(text, {
    tier: release.toTier,
    commit: release.commit,
    surfaces: release.bundles.map(({ surface }) => surface),
    bundles: Object.fromEntries(release.bundles.map(({ surface, digest }) => [surface, digest])),
    waivers: waivers.map(({ waiverId }) => waiverId),
  });
  if (problems.length === 0) return;
  throw new UserError(['the release notes are not complete', ...problemLines(file, problems)].join('\n  '), {
    place: `${file}:${problems[0]?.line ?? 1}`,
    exitCode: 1,
  });
}

async function pack(flags: PackFlags, self: Command, context: Context): Promise<void> {
  const { commit } = flags;
  requireFullId(commit);
  const out = resolve(context.cwd, flags.out);
  if (isThere(out)) throw new UserError('the file already exists', { place: '--out', allowed: 'a new file' });
  const report = bytesOf(context, flags.report, 'gate report');
  const value = reportOf(report, flags.report, commit);
  const inputs = byDigest(rawInputsOf(value, inputsBeside(resolve(context.cwd, flags.report))));
  const lineage = bytesOf(context, flags.lineage, 'lineage');
  const notes = bytesOf(context, flags.notes, 'release notes');
  requireNotes(notes.toString('utf8'), flags.notes, value);
  const { registry, ledger, common } = evidenceDesk(flags, self, context);
  const { files } = await ledger.reading();
  const found = waiverFiles(join(registryRoot(common, context), registry.waivers));
  const waivers = new Map(
    found
      .flatMap(({ waiver, approvals }) => [waiver, ...approvals])
      .flatMap(({ name, bytes }) => (bytes ? [[name, bytes] as const] : [])),
  );
  const absent = value.waivers.find(({ waiverId }) => !waivers.has(`${waiverId}.sigstore.json`));
  if (absent) {
    throw new UserError(`the waiver ${absent.waiverId} does not exist`, { place: registry.waivers, exitCode: 1 });
  }
  const packed = packEvidence({
    commit,
    files,
    inputs,
    lineage,
    notes,
    waivers,
    book: await ledger.book(),
    report: { bytes: report, value },
  });
  writeFileWhole(out, packed.container, { isNew: true });
  const { digest, manifest } = packed;
  for (const { path, reason } of manifest.refused)
    context.warn(`not packed, because it does not count: ${path}: ${reason}`);
  if (common.json) printJson(context, { schema: 'causeway/evidence-pack/v1', out: flags.out, digest, manifest });
  else context.print(`packed ${digest}\n  ${manifest.files.length} files, ${manifest.decision}, into ${flags.out}`);
}

/** Adds `pack` to `causeway evidence`. */
export function addEvidencePack(evidence: Command, context: Context): void {
  const packed = withEvidence(evidence.command('pack'))
    .description(
      "a release's evidence as one archive: statements, report with its inputs, lineage, notes, waivers, with their digests",
    )
    .addOption(commitOption('the release commit').makeOptionMandatory())
    .addOption(new Option('--out <file>', 'the archive (.tgz) to write; a new file').makeOptionMandatory())
    .addOption(new Option('--notes <file>', 'the release notes').makeOptionMandatory())
    .addOption(new Option('--report <file>', "the gate's report").default(GATE_REPORT))
    .addOption(new Option('--lineage <file>', 'the lineage').default(LINEAGE))
    .action((flags: PackFlags, self: Command) => pack(flags, self, context));
  example(packed, 'causeway evidence pack --commit "$COMMIT" --notes release-notes.md --out artifacts/evidence.tgz');
}
