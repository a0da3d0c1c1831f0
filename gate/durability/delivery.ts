import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceBranch, EvidenceFile } from '../../evidence/branch/branch';
import { gitEvidenceBranch } from '../../evidence/branch/git-branch';
import { gitText } from '../../evidence/git/git';
import { sortedBy } from '../../plan/sorted';
import { UserError } from '../../registry/user-error';
import type { Observation } from '../facts/durability-evidence';
import { bytesDigest } from '../facts/gate-report';
import type { RawInputs } from '../facts/raw';
import { fileDigest } from '../facts/relevant';
import { assembleInputs } from '../run/assemble';
import { decisionBytes, decisionOf, folderDigest, inFolder, type Original, stepsInto } from './world';

const BRANCH = 'evidence';
const WRITER = { name: 'causeway', email: 'causeway@localhost' };

/** A real evidence branch on a bare remote in a folder, through a clone. */
function branchIn(folder: string): EvidenceBranch {
  const [remote, clone] = [join(folder, 'remote.git'), join(folder, 'clone')];
  for (const path of [remote, clone]) mkdirSync(path, { recursive: true });
  gitText(remote, 'init', '--quiet', '--bare', `--initial-branch=${BRANCH}`);
  gitText(clone, 'init', '--quiet', `--initial-branch=${BRANCH}`);
  gitText(clone, 'remote', 'add', 'origin', remote);
  const identity = ['-c', `user.name=${WRITER.name}`, '-c', `user.email=${WRITER.email}`, '-c', 'commit.gpgSign=false'];
  gitText(clone, ...identity, 'commit', '--quiet', '--allow-empty', '--message', 'the root of the evidence');
  gitText(clone, 'push', '--quiet', 'origin', BRANCH);
  return gitEvidenceBranch({ repository: clone, remote: 'origin', branch: BRANCH, writer: WRITER });
}

/** The statements as files of the branch. */
function filesOf(raw: RawInputs): readonly EvidenceFile[] {
  const paths = new Map(assembleInputs(raw).book.statements.map(({ path }) => [fileDigest(path), path]));
  return raw.statements.flatMap((bytes) => {
    const path = paths.get(bytesDigest(bytes));
    return path === undefined ? [] : [{ path, bytes }];
  });
}

async function asOnBranch(raw: RawInputs, branch: EvidenceBranch): Promise<Buffer> {
  const { files } = await branch.read();
  const statements = sortedBy(
    files.map(({ bytes }) => bytes),
    bytesDigest,
  );
  return decisionBytes({ ...raw, statements });
}

// A resumed run finds the delivered parts and delivers the rest.
async function deliverRest(branch: EvidenceBranch, files: readonly EvidenceFile[]): Promise<void> {
  const there = new Set((await branch.read()).files.map(({ path }) => path));
  const rest = files.filter(({ path }) => !there.has(path));
  if (rest.length > 0) await branch.append(rest, 'delivered');
}

async function refusal(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'accepted';
  } catch (error) {
    if (error instanceof UserError) return `refused (exit ${error.exitCode})`;
    throw error;
  }
}

/** Everything is delivered twice: to the gate, to the artifacts, to the branch. */
export async function deliverTwice(original: Original): Promise<readonly Observation[]> {
  const { raw, bytes } = original;
  const expected = bytesDigest(bytes);
  const twice = decisionBytes({ ...raw, statements: [...raw.statements, ...raw.statements] });
  const observations: Observation[] = [{ step: 'each statement twice', expected, observed: bytesDigest(twice) }];
  await inFolder((folder) => {
    for (const step of stepsInto(folder, original)) step.run();
    const once = folderDigest(folder);
    for (const step of stepsInto(folder, original)) step.run();
    observations.push({ step: 'the whole run twice', expected: once, observed: folderDigest(folder) });
  });
  await inFolder(async (folder) => {
    const branch = branchIn(folder);
    const files = filesOf(raw);
    const head = await branch.append(files, 'delivered');
    const secondPush = await refusal(() => branch.append(files, 'delivered again'));
    observations.push({ step: 'pushed again', expected: 'refused (exit 1)', observed: secondPush });
    observations.push({ step: 'the head after it', expected: head, observed: (await branch.read()).head });
    observations.push({ step: 'decided from it', expected, observed: bytesDigest(await asOnBranch(raw, branch)) });
  });
  return observations;
}

/** A push ends after none, or all but one, of the statements: the result is no go, and the rest completes it. */
export async function pushPartly(original: Original): Promise<readonly Observation[]> {
  const { raw, bytes } = original;
  const files = filesOf(raw);
  const observations: Observation[] = [];
  for (const count of [...new Set([0, files.length - 1])]) {
    await inFolder(async (folder) => {
      const branch = branchIn(folder);
      if (count > 0) await branch.append(files.slice(0, count), 'a part');
      const step = `${count} of ${files.length} pushed`;
      const decided = await asOnBranch(raw, branch);
      const observed = decided.equals(bytes) ? 'the same' : 'another decision';
      observations.push({ step: `${step}: decided`, expected: 'another decision', observed });
      if (count === 0) {
        observations.push({ step: `${step}: go or no-go`, expected: 'no-go', observed: decisionOf(decided) });
      }
      await deliverRest(branch, files);
      const after = bytesDigest(await asOnBranch(raw, branch));
      observations.push({ step: `${step}: resumed`, expected: bytesDigest(bytes), observed: after });
    });
  }
  return observations;
}
