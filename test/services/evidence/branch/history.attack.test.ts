import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyFile, BRANCH, EvidenceScene } from '../../../support/evidence/branch/scene';
import { type GithubScene, githubScene } from './github';

const [ONE, TWO, THREE, X] = [anyFile('one'), anyFile('two'), anyFile('three'), anyFile('x')] as const;
let refused = 0;

/** The attacks of a person who can push to the branch. The verifier knows the previous head. */
const ATTACKS: Readonly<Record<string, (scene: EvidenceScene) => void>> = {
  'deletes the newest file': ({ hand }) => {
    hand.git('rm', '--quiet', THREE.path);
    hand.commit();
  },
  'deletes the first file': ({ hand }) => {
    hand.git('rm', '--quiet', ONE.path);
    hand.commit();
  },
  'deletes everything': ({ hand }) => {
    hand.git('rm', '-r', '--quiet', 'evidence');
    hand.commit();
  },
  'deletes a file and puts it back': ({ hand }) => {
    hand.git('rm', '--quiet', TWO.path);
    hand.commit();
    hand.write({ [TWO.path]: TWO.bytes.toString() }).commit();
  },
  'rewrites a file': ({ hand }) => {
    hand.write({ [TWO.path]: 'other' }).commit();
  },
  'rewrites a file and puts it back': ({ hand }) => {
    hand.write({ [TWO.path]: 'other' }).commit();
    hand.write({ [TWO.path]: TWO.bytes.toString() }).commit();
  },
  'makes a file executable': ({ hand }) => {
    hand.git('update-index', '--chmod=+x', TWO.path);
    hand.git('commit', '--quiet', '-m', 'mode');
  },
  'makes a file a link': ({ hand }) => {
    const blob = hand.git('rev-parse', `HEAD:${ONE.path}`);
    hand.git('update-index', '--cacheinfo', `120000,${blob},${TWO.path}`);
    hand.git('commit', '--quiet', '-m', 'link');
  },
  'renames a file': ({ hand }) => {
    hand.git(
      'mv',
      TWO.path,
      TWO.path.replace('/shop/', '/docs/').replace('drill', 'rehearsal').replace('/docs/dev', '/shop/dev'),
    );
    hand.commit();
  },
  'puts a folder where a file was': ({ hand }) => {
    hand.git('rm', '--quiet', TWO.path);
    hand.write({ [`${TWO.path}/${'a'.repeat(10)}`]: 'x' }).commit();
  },
  'merges a side branch that only adds': ({ hand }) => {
    hand.git('checkout', '--quiet', '-b', 'side', 'HEAD~1');
    hand.write({ [X.path]: 'x' }).commit();
    hand.git('checkout', '--quiet', BRANCH);
    hand.git('merge', '--quiet', '--no-ff', 'side');
  },
  'merges a side branch and takes nothing of it': ({ hand }) => {
    hand.git('checkout', '--quiet', '-b', 'side', 'HEAD~1');
    hand.write({ [X.path]: 'x' }).commit();
    hand.git('checkout', '--quiet', BRANCH);
    hand.git('merge', '--quiet', '--no-ff', '--strategy=ours', 'side');
  },
  'merges the evidence into a branch of its own, as the second parent': ({ hand }) => {
    hand.git('checkout', '--quiet', '-b', 'side', 'HEAD~2');
    hand.write({ [X.path]: 'x' }).commit();
    hand.git('merge', '--quiet', '--no-ff', '--strategy=ours', BRANCH);
  },
  'merges another root': ({ hand }) => {
    hand.git('checkout', '--quiet', '--orphan', 'other');
    hand.write({ [X.path]: 'x' }).commit();
    hand.git('checkout', '--quiet', BRANCH);
    hand.git('merge', '--quiet', '--no-ff', '--allow-unrelated-histories', '--strategy=ours', 'other');
  },
  'rolls the branch back by a commit': ({ hand }) => {
    hand.git('reset', '--quiet', '--hard', 'HEAD~1');
  },
  'rolls the branch back to its root': ({ hand }) => {
    hand.git('reset', '--quiet', '--hard', 'HEAD~3');
  },
  'rolls back and goes on from there': ({ hand }) => {
    hand.git('reset', '--quiet', '--hard', 'HEAD~1');
    hand.write({ [X.path]: 'x' }).commit();
  },
  'writes the newest commit anew': ({ hand }) => {
    hand.git('commit', '--quiet', '--amend', '--message', 'the same, and yet another');
  },
  'begins anew from a root with the same files': ({ hand }) => {
    hand.git('checkout', '--quiet', '--orphan', 'new');
    hand.commit('a new root');
  },
};

describe.each([['git'], ['the GitHub API']])('over %s, whoever', (way) => {
  let scene: EvidenceScene;
  let hub: GithubScene | undefined;
  let clone: string;
  let stranger: string;
  let recordedHead: string;
  beforeAll(async () => {
    scene = new EvidenceScene();
    clone = scene.clone('clone');
    stranger = scene.clone('stranger');
    const branch = scene.branch(clone);
    for (const file of [ONE, TWO, THREE]) recordedHead = await branch.append([file], 'one more');
    scene.hand.git('fetch', '--quiet', 'origin', BRANCH);
    hub = way === 'git' ? undefined : await githubScene(scene);
  });
  beforeEach(() => {
    const { hand } = scene;
    hand.git('checkout', '--quiet', '--force', '--detach', recordedHead);
    for (const branch of hand.git('branch', '--format=%(refname:short)').split('\n')) {
      if (!branch.startsWith('(')) hand.git('branch', '--quiet', '-D', branch);
    }
    hand.git('checkout', '--quiet', '-b', BRANCH);
  });
  afterAll(async () => {
    await hub?.github.service.close();
    scene.dispose();
    process.stdout.write(`attacks on the branch's history refused: ${refused}\n`);
  });
  const reader = (from = stranger) => {
    hub?.take();
    return hub ? hub.branch() : scene.branch(from);
  };

  test('only adds is believed', async () => {
    scene.hand.write({ [X.path]: 'x', 'README.md': 'more\n' }).commit();
    scene.push();
    expect((await reader(scene.clone('believer')).read({ recordedHead })).files).toHaveLength(4);
  });

  test.each(Object.entries(ATTACKS))('%s is found out', async (_name, attack) => {
    attack(scene);
    scene.push();
    await expect(reader().read({ recordedHead })).rejects.toMatchObject({
      message: expect.stringMatching(/changed other than by adding files|rewritten/),
      exitCode: 1,
    });
    refused += 1;
    if (way === 'the GitHub API') return;
    // A clone that has seen the branch before needs no given head, and does not add to a rewritten branch.
    await expect(scene.branch(clone).read()).rejects.toMatchObject({ exitCode: 1 });
    refused += 1;
  });
});

describe('a clone that shows another history', () => {
  let scene: EvidenceScene;
  let clone: string;
  beforeEach(async () => {
    scene = new EvidenceScene();
    await scene.branch(scene.clone('writer')).append([ONE, TWO], 'two');
    scene.pull();
    scene.hand.git('rm', '--quiet', TWO.path);
    scene.hand.commit();
    scene.hand.write({ [X.path]: 'x' }).commit();
    scene.push();
    clone = scene.clone('clone');
  });
  afterEach(() => scene.dispose());
  const found = async () => {
    await expect(scene.branch(clone).read()).rejects.toMatchObject({
      message: expect.stringContaining('deleted'),
      exitCode: 1,
    });
    refused += 1;
  };
  const git = (...args: readonly string[]) => scene.hand.git('-C', clone, ...args);

  test('by a replaced commit is seen through', async () => {
    await found();
    git('fetch', '--quiet', 'origin', BRANCH);
    const head = git('rev-parse', 'FETCH_HEAD');
    const innocent = git(
      '-c',
      'user.name=m',
      '-c',
      'user.email=m@example.com',
      'commit-tree',
      `${head}^{tree}`,
      '-m',
      'innocent',
    );
    git('replace', head, innocent);
    expect(git('rev-list', '--count', head)).toBe('1');
    await found();
  });

  test('by a graft is seen through', async () => {
    await found();
    const head = scene.head();
    mkdirSync(join(clone, '.git/info'), { recursive: true });
    writeFileSync(join(clone, '.git/info/grafts'), `${head}\n`);
    expect(git('rev-list', '--count', head)).toBe('1');
    await found();
  });

  test('by being shallow is no answer', async () => {
    const shallow = scene.clone('shallow', '--depth=1', '--no-single-branch');
    await expect(scene.branch(shallow).read()).rejects.toMatchObject({ exitCode: 3 });
    writeFileSync(join(clone, '.git/shallow'), `${scene.head()}\n`);
    await expect(scene.branch(clone).read()).rejects.toMatchObject({ exitCode: 3 });
    await expect(scene.branch(clone).append([anyFile('y')], 'y')).rejects.toMatchObject({ exitCode: 3 });
    refused += 3;
  });
});
