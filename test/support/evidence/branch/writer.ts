import { gitEvidenceBranch } from '../../../../evidence/branch/git-branch';
import { anyFile, BRANCH, WRITER } from './scene';

// One of several concurrent writers, in a separate process: node bin/run.js test/support/evidence/branch/writer.ts
// CLONE NAME COUNT
const [repository = '', name = '', count = '0'] = process.argv.slice(2);

async function main(): Promise<void> {
  const branch = gitEvidenceBranch({ repository, remote: 'origin', branch: BRANCH, writer: WRITER });
  for (let number = 0; number < Number(count); number += 1) {
    await branch.append([anyFile(`${name} ${number}`)], `${name} ${number}`);
  }
}

void main();
