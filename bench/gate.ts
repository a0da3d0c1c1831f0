import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { projectFolder } from '../demo/engine';
import { type Statement, statementBytes } from '../evidence/statement/statement';
import { statementPath } from '../evidence/verification/statement-path';
import { GateScene } from '../test/support/cli/gate-scene';
import { BUNDLE, sample } from '../test/support/evidence/samples';

const SIZES = [1000, 3000, 10_000] as const;
/** The number of statements in one commit of the branch. */
const PART = 500;

interface File {
  readonly path: string;
  readonly bytes: Buffer;
}

function sha(algorithm: 'sha1' | 'sha256', text: string | Buffer): string {
  return createHash(algorithm).update(text).digest('hex');
}

/** Releases of one surface, each a bundle, a result and a receipt in the chain. The newest one is judged. */
async function releases({ harbour, commit }: GateScene, count: number): Promise<readonly File[]> {
  const at = harbour.now.toISOString();
  const health = { checks: 3, passed: 3, firstOkAt: at, lastOkAt: at };
  const files: File[] = [];
  let previous: string | null = null;
  for (let index = 1; index <= count; index += 1) {
    const isLast = index === count;
    const subjects: { commit: string; bundle: string } = {
      commit: isLast ? commit : sha('sha1', String(index)),
      bundle: isLast ? BUNDLE : `sha256:${sha('sha256', String(index))}`,
    };
    const chain = { receiptId: `shop-dev-${index}`, sequence: index, previous, bundleDigest: subjects.bundle };
    const receipt: Statement<'deploy-receipt'> = {
      ...sample('deploy-receipt', { ...chain, startedAt: at, finishedAt: at, health }),
      subjects,
    };
    previous = `sha256:${sha('sha256', statementBytes(receipt))}`;
    const others = [
      { ...sample('release-bundle'), subjects },
      { ...sample('test-result'), subjects },
    ] as const;
    for (const statement of [...others, receipt]) {
      const bytes = await harbour.sign(statement);
      files.push({ path: statementPath(statement, bytes), bytes });
    }
  }
  return files;
}

function record(remote: string, files: readonly File[]): void {
  for (let at = 0; at < files.length; at += PART) {
    const head = 'commit refs/heads/evidence\ncommitter Bench <bench@example.com> 1790000000 +0000\ndata 1\nx\n';
    const blobs = files
      .slice(at, at + PART)
      .flatMap(({ path: name, bytes }) => [
        Buffer.from(`M 100644 inline ${name}\ndata ${bytes.length}\n`),
        bytes,
        Buffer.from('\n'),
      ]);
    const input = Buffer.concat([Buffer.from(`${head}from refs/heads/evidence^0\n`), ...blobs]);
    const { status, stderr } = spawnSync('git', ['fast-import', '--quiet', '--force'], { cwd: remote, input });
    if (status !== 0) throw new Error(String(stderr));
  }
}

/** Seconds that one of our commands takes in its own process. */
async function cold({ harbour }: GateScene, words: readonly string[], codes: readonly number[]): Promise<number> {
  const causeway = path.join(projectFolder(), 'bin', 'causeway.js');
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [causeway, ...words, '--now', harbour.now.toISOString()], {
    cwd: harbour.clone,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] },
  });
  if (status === null || !codes.includes(status)) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

/** A decision and the state as a person asks for them, with that many signed statements on the evidence branch. */
export async function gatePart(): Promise<readonly string[]> {
  const rows: string[] = [];
  const scenes: GateScene[] = [];
  try {
    for (const size of SIZES) {
      const scene = await GateScene.open();
      scenes.push(scene);
      record(scene.harbour.scene.remote, await releases(scene, Math.floor(size / 3)));
      const gate = ['gate', 'evaluate', '--tier', 'staging', '--commit', scene.commit, '--out', 'artifacts'];
      // Nobody approved or tested this release, but the command still answers.
      const decided = await cold(scene, gate, [0, 1]);
      // Nothing was verified live here, so the status exits with 3. It still shows its findings.
      const shown = await cold(scene, ['status', '--json'], [0, 1, 3]);
      const each = (seconds: number) => `${seconds.toFixed(2)} | ${((seconds / size) * 1e6).toFixed(0)}`;
      rows.push(`| ${size} | ${each(decided)} | ${each(shown)} |`);
    }
  } finally {
    // Closed at the end: for every new file ext4 skips the files that were deleted in the last minute, and thousands
    // are made.
    for (const { harbour } of scenes) await harbour.close();
  }
  const head = ['statements', 'a cold `gate evaluate`, s', 'µs a statement', 'a cold `status`, s', 'µs a statement'];
  return [`| ${head.join(' | ')} |`, '|---|---|---|---|---|', ...rows];
}
