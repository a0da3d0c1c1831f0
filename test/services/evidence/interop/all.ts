import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../../../demo/engine';
import { playRelease } from '../../../../demo/release/story';
import { fileAt } from '../../../../demo/stage/governed';
import { REPOSITORY } from '../../../../demo/stage/shop';
import { tellDelivery } from '../../../../demo/stage/story';
import { findCommit } from '../../../../emulator/github/git/commit';
import { readObject } from '../../../../emulator/github/git/objects';
import { repositoryNamed } from '../../../../emulator/github/git/transfer';
import { walkTree } from '../../../../emulator/github/git/tree';
import { trustBase } from '../../../../evidence/trust/base';
import { parseTrustedRoot } from '../../../../evidence/trust/root';
import { verifyStatement } from '../../../../evidence/verification/verify-statement';
import { REGISTRY_PATH } from '../../../../registry/derived-variables';
import { loadRegistry } from '../../../../registry/load';
import type { Registry } from '../../../../registry/schema';
import { alteredFiles } from './alterations';
import { answersOfPython } from './others';
import { answersOfSlsaVerifier } from './slsa';

/** Every statement of one story, and the trust of its verifiers. */
interface Told {
  readonly story: string;
  readonly registry: Registry;
  readonly root: object;
  readonly files: readonly Buffer[];
}

const ALTERED = 2000;
const STATEMENT = '.sigstore.json';
const say = (text: string) => console.log(text);

async function release(folder: string): Promise<Told> {
  const file = join(projectFolder(), REGISTRY_PATH);
  const { registry } = loadRegistry(file, { now: new Date() });
  await playRelease(registry, file, folder, say);
  const git = (...args: readonly string[]) => {
    return execFileSync('git', ['-C', join(folder, 'remote.git'), ...args], { maxBuffer: 64 * 1024 * 1024 });
  };
  const branch = registry.evidence?.branch ?? 'evidence';
  const paths = git('ls-tree', '-r', '--name-only', branch).toString().split('\n');
  const files = paths.filter((path) => path.endsWith(STATEMENT)).map((path) => git('show', `${branch}:${path}`));
  const root: object = JSON.parse(readFileSync(join(folder, 'clone', registry.trust?.root ?? ''), 'utf8'));
  return { story: 'the release', registry, root, files };
}

async function delivery(): Promise<Told> {
  let told: Told | undefined;
  await tellDelivery({ say, print: say }, async ({ world, registry }) => {
    const github = world.github.world;
    const { branches, git } = repositoryNamed(github, REPOSITORY);
    const tree = findCommit(git.objects, branches['evidence']?.sha ?? '')?.tree ?? '';
    const statements = walkTree(git.objects, tree).filter(({ path }) => path.endsWith(STATEMENT));
    const root: object = JSON.parse(
      fileAt(github, REPOSITORY, 'registry/trusted-root.json', branches['main']?.sha ?? ''),
    );
    const files = statements.map(({ sha }) => readObject(git.objects, 'blob', sha));
    told = { story: 'the delivery', registry, root, files };
  });
  if (!told) throw new Error('nothing was told');
  return told;
}

interface Answers {
  readonly ours: boolean;
  readonly python: string;
}

function answersOf({ registry, root }: Told, files: readonly Buffer[]): readonly Answers[] {
  const trust = trustBase(registry, parseTrustedRoot(JSON.stringify(root), 'root'));
  const python = answersOfPython(files, root);
  return files.map((file, index) => ({
    ours: verifyStatement(file, trust, new Date()).ok,
    python: python[index] ?? 'not asked',
  }));
}

function report(
  what: string,
  names: readonly string[],
  answers: readonly Answers[],
  isWrong: (answer: Answers) => boolean,
) {
  const wrong = answers.flatMap((answer, index) => (isWrong(answer) ? [`${names[index]}: ${answer.python}`] : []));
  const ours = answers.filter((answer) => answer.ours).length;
  const python = answers.filter((answer) => answer.python === 'verified').length;
  say(`${what}: ${answers.length}; accepted here ${ours}, by sigstore for Python ${python}; wrong ${wrong.length}`);
  for (const each of wrong) console.error(`  ${each}`);
  if (wrong.length > 0 || answers.length === 0) process.exitCode = 1;
}

/**
 * `npm run verify:others`: sigstore for Python accepts every statement of `npm start`. Of 2,000 altered ones, Causeway
 * accepts none that it refuses. slsa-verifier accepts the summary of a decision, and no altered one.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-others-'));
  try {
    for (const { name, answer, wanted } of await answersOfSlsaVerifier(folder)) {
      say(`slsa-verifier, ${name}: ${answer}`);
      if (answer !== wanted) process.exitCode = 1;
    }
    for (const told of [await release(join(folder, 'release')), await delivery()]) {
      const names = (files: readonly Buffer[]) => files.map((_, index) => `statement ${index}`);
      const isSound = ({ ours, python }: Answers) => ours && python === 'verified';
      report(told.story, names(told.files), answersOf(told, told.files), (answer) => !isSound(answer));
      const altered = alteredFiles(told.files, ALTERED / 2);
      const answers = answersOf(
        told,
        altered.map(({ bytes }) => bytes),
      );
      report(
        `${told.story}, altered`,
        altered.map(({ name }) => name),
        answers,
        ({ ours, python }) => {
          return ours && python !== 'verified';
        },
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
