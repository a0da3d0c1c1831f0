/**
 * A person has write access to another repository of the registry. A job of a workflow there enters production's
 * environment, and so gets its secrets, without a ticket. The policy reads only the workflows of one checkout. Live
 * verification stops them: it reads the workflow files of every repository, on the branch that GitHub accepts.
 */
import type { GithubRepository } from '../../../../emulator/github/world';
import { findingsExitCode } from '../../../../live/finding';
import { addressText, environmentAddress } from '../../../../plan/address';
import { SET_UP_ACTION, SET_UP_ACTION_PATH } from '../../../../plan/set-up-action';
import { registryOfCheckout } from '../../../support/live/looking';
import { oneWorld } from '../../../support/live/one-world';
import { setUpActionOf } from '../../../support/workflows/files';

const registry = registryOfCheckout();
const scene = oneWorld(registry);
const { production } = scene;
const OTHER = registry.repositories['services']!.name;
const target = production.environments.find(({ kind, repository }) => kind === 'deploy' && repository.name === OTHER)!;
const [branch = ''] = target.branches;
const [surface] = target.surfaces;
const other = (): GithubRepository => scene.repository(OTHER);

const GUARD = `  guard:
    runs-on: ubuntu-24.04
    steps:
      - shell: bash
        run: causeway ticket verify t --surface ${surface} --tier production
`;
const job = (more: string, name = target.name) => `  deploy:
    runs-on: ubuntu-24.04
    environment: ${name}
${more}    steps:
      - run: curl https://evil.example
`;
const file = (...jobs: readonly string[]) => `on: push\njobs:\n${jobs.join('')}`;

const at = { address: addressText(environmentAddress(target)), field: 'workflows' };

async function found(files: Readonly<Record<string, string>>) {
  const folder = Object.entries(files).map(([name, text]) => [`.github/workflows/${name}`, text]);
  other().branches[branch]!.files = Object.fromEntries(folder);
  const findings = await scene.verify(production);
  // An expression may name any environment of the repository. This test checks one of them.
  return { code: findingsExitCode(findings), findings: findings.filter(({ address }) => address === at.address) };
}

test('a job behind a ticket for its surface and tier is as it should be, and so is no workflow at all', async () => {
  expect(await found({ 'x.yml': file(GUARD, job('    needs: guard\n')) })).toEqual({ code: 0, findings: [] });
  expect(await found({})).toEqual({ code: 0, findings: [] });
});

test.each([
  ['no ticket', file(job(''))],
  ['the name in another case', file(job('', target.name.toUpperCase()))],
  ['a name that an input gives', file(job('', `"\${{ inputs.where }}"`)).replace('on: push', 'on: workflow_dispatch')],
  ['a ticket that does not count', file(GUARD, job('    needs: guard\n    if: always()\n'))],
])('a job with %s in another repository is told', async (_what, text) => {
  const { code, findings } = await found({ 'evil.yaml': text });
  expect([code, findings]).toEqual([1, [expect.objectContaining({ kind: 'different', ...at })]]);
  expect(findings[0]!.seen).toContainEqual(expect.stringContaining('without needing a promotion ticket'));
});

test.each([
  ['names the environment of the evidence key', file(job('', 'causeway-evidence'))],
  ['may name it, as an input says', file(job('', `"causeway-\${{ inputs.where }}"`))],
  ['calls the leaf with another governing repository', file('  x:\n    uses: ./.github/workflows/deploy.yml\n')],
])('a job in another repository that %s is told', async (_what, text) => {
  other().branches[branch]!.files = { '.github/workflows/evil.yaml': text };
  const findings = (await scene.verify(production)).filter(({ field }) => field === 'workflows');
  expect(findings.flatMap(({ seen }) => seen)).toContainEqual(
    expect.stringMatching(/evil\.yaml (can name the environment causeway|calls )/),
  );
});

test.each([
  ['calls a workflow by a branch', file('  x:\n    uses: evil/tools/.github/workflows/x.yml@main\n')],
  ['calls one that cannot be seen', file(`  x:\n    uses: evil/tools/.github/workflows/x.yml@${'a'.repeat(40)}\n`)],
  ['calls one that is not there', file('  x:\n    uses: ./.github/workflows/none.yml\n')],
  ['has a workflow that nobody can read', 'on: push\njobs: ['],
])('a repository that %s is unverified', async (_what, text) => {
  const { code, findings } = await found({ 'x.yml': text });
  expect([code, findings]).toEqual([3, [expect.objectContaining({ kind: 'unverified', ...at })]]);
});

test('a workflow that is called by a commit is read, too', async () => {
  const tools = scene.repository(registry.repositories['web']!.name);
  const { sha } = tools.branches[tools.defaultBranch]!;
  tools.branches[tools.defaultBranch]!.files = {
    '.github/workflows/tool.yml': file(job('')).replace('push', 'workflow_call'),
  };
  const uses = `acme/${tools.name}/.github/workflows/tool.yml@${sha}`;
  const { code, findings } = await found({ 'x.yml': file(`  x:\n    uses: ${uses}\n`) });
  expect([code, findings]).toEqual([1, [expect.objectContaining({ kind: 'different', ...at })]]);
});

test('what GitHub does not show is unverified', async () => {
  for (const fault of [
    { kind: 'status', status: 404, path: '/contents/.github/workflows' },
    { kind: 'status', status: 403, path: '/contents/.github/workflows' },
  ] as const) {
    scene.world().github.addFault({ ...fault, times: 99 });
    scene.world().github.addFault({ kind: 'status', status: 404, path: `/repos/acme/${OTHER}/git/ref`, times: 99 });
    const { findings } = await found({ 'evil.yml': file(job('')) });
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'unverified', ...at }));
    scene.world().github.clearFaults();
  }
});

describe('the action that generated jobs share', () => {
  const home = () => scene.repository(registry.repositories['web']!.name);
  const ACTION = setUpActionOf(registry) ?? '';
  const text = `on: push
jobs:
  record:
    runs-on: ubuntu-24.04
    environment: causeway-evidence
    steps:
      - uses: actions/checkout@${'a'.repeat(40)}
        with: { repository: acme/${registry.repositories['web']!.name} }
      - uses: ${SET_UP_ACTION}
`;
  const judged = async (action: string | undefined, uses = SET_UP_ACTION) => {
    const head = home().branches[home().defaultBranch]!;
    const { [SET_UP_ACTION_PATH]: _former, ...files } = head.files ?? {};
    head.files = action === undefined ? files : { ...files, [SET_UP_ACTION_PATH]: action };
    return found({ 'release.yml': text.replace(SET_UP_ACTION, uses) });
  };
  afterEach(() => scene.world().github.clearFaults());

  test('is accepted as Causeway generates it, and no other, nor none', async () => {
    expect(await judged(ACTION)).toEqual({ code: 0, findings: [] });
    for (const action of [ACTION.replace('npm ci', 'npm ci; curl evil.example'), undefined]) {
      const { code, findings } = await judged(action);
      expect([code, findings]).toEqual([1, [expect.objectContaining({ kind: 'different', ...at })]]);
      expect(findings[0]!.seen).toContainEqual(expect.stringContaining('which is not as Causeway generates it'));
    }
    const { findings } = await judged(ACTION, './.github/actions/other');
    expect(findings[0]!.seen).toContainEqual(expect.stringContaining('and it is unknown what that runs'));
  });

  test('leaves all of it unverified where GitHub does not show it', async () => {
    scene.world().github.addFault({ kind: 'status', status: 403, path: '/contents/.github/actions', times: 99 });
    const { code, findings } = await judged(ACTION);
    expect([code, findings]).toEqual([3, [expect.objectContaining({ kind: 'unverified', ...at })]]);
  });
});
