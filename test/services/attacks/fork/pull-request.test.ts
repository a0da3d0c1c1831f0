/**
 * A person without any right opens a pull request from a fork. Its commits contain their own workflow files, which
 * GitHub runs for `pull_request`, and their own registry. They want a secret, a signature, a branch of ours, or their
 * text in our comments. Three limits stop them. Such a run has no secrets, no variables and a token that only reads. No
 * environment accepts its ref. Our own workflows with more rights run the default branch's code and treat the pull
 * request as data.
 */
import { openShop, REPOSITORY, type Shop } from '../../../../demo/stage/shop';
import { downloadArtifact } from '../../../../emulator/github/actions/artifacts';
import { openPull } from '../../../../emulator/github/actions/pulls';
import type { RunPlace } from '../../../../emulator/github/actions/runs';
import { repositoryNamed } from '../../../../emulator/github/git/transfer';

const MINUTES = 600_000;
let shop: Shop;
let refs: string;
beforeAll(async () => {
  shop = await openShop();
  refs = branches();
}, MINUTES);
afterAll(() => shop.close());

const repository = () => repositoryNamed(shop.world.github.world, REPOSITORY);
const branches = () => JSON.stringify(Object.keys(repository().branches).filter((each) => !each.startsWith('theirs')));

/** Opens a pull request of a fork with these files, and plays a workflow for it. */
async function proposed(
  head: string,
  files: Readonly<Record<string, string>>,
  workflow: string,
  event = 'pull_request',
): Promise<RunPlace> {
  shop.push(head, 'mona', files);
  const { number } = openPull(shop.world.github.world, {
    repository: REPOSITORY,
    head,
    base: 'main',
    user: 'mona',
    title: 'Better',
    fork: 'mona/storefront',
    at: new Date().toISOString(),
  });
  const branch = event === 'pull_request' ? head : 'main';
  const place = shop.start(workflow, event, { branch, actor: 'mona', pulls: [number] });
  await shop.hand.settle();
  return place;
}

const job = (name: string, more: string, run: string) => `  ${name}:
    name: ${name}
    runs-on: ubuntu-24.04
${more}    steps:
      - shell: bash
        run: |
${run.replace(/^/gm, '          ')}
        env:
          TOKEN: \${{ github.token }}
          KEY: "\${{ secrets.DELIVERY_APP_KEY || secrets.EVIDENCE_APP_KEY || secrets.NETLIFY_API_TOKEN }}"
`;
const API = `ask() { curl -s -o /dev/null -w '%{http_code}\n' -H "authorization: Bearer $TOKEN" "$@"; }`;
const ENVIRONMENTS = [
  'causeway-evidence',
  'causeway-delivery-production',
  'shop-production',
  'infrastructure-foundation',
];

test(
  'brings a workflow that asks for every secret and every right: it gets none',
  async () => {
    const steal = ENVIRONMENTS.map((each, index) =>
      job(`steal ${index}`.replace(' ', '-'), `    environment: ${each}\n    permissions: {}\n`, 'echo "stolen: $KEY"'),
    );
    const write = `${API}
ask -X POST "\${GITHUB_BASE_URL%/}/repos/$GITHUB_REPOSITORY/git/refs" -d "{\\"ref\\":\\"refs/heads/evil\\",\\"sha\\":\\"$GITHUB_SHA\\"}"
ask -X POST "\${GITHUB_BASE_URL%/}/repos/$GITHUB_REPOSITORY/actions/workflows/deploy.yml/dispatches" -d '{"ref":"main"}'
ask -X POST "\${GITHUB_BASE_URL%/}/repos/$GITHUB_REPOSITORY/check-runs" -d "{\\"name\\":\\"causeway / shop\\",\\"head_sha\\":\\"$GITHUB_SHA\\"}"
echo "key:[$KEY] identity:[$ACTIONS_ID_TOKEN_REQUEST_TOKEN]"`;
    const all = '    permissions: { actions: write, checks: write, contents: write, id-token: write }\n';
    const text = `name: pr-preview\non: { pull_request: {} }\npermissions: {}\njobs:\n${steal.join('')}${job('write', all, write)}`;
    const place = await proposed('theirs', { '.github/workflows/pr-preview.yml': text }, 'pr-preview');
    const stolen = ENVIRONMENTS.map((_, index) => [`steal-${index}`, 'failure']);
    expect(shop.jobs(place)).toEqual({ ...Object.fromEntries(stolen), write: 'success' });
    const told = shop.hand.told(place);
    expect(told).not.toContain('stolen');
    expect(told.match(/^\d{3}$/gm)).toEqual(['403', '403', '403']);
    expect(told).toContain('key:[] identity:[]');
    expect(branches()).toBe(refs);
  },
  MINUTES,
);

test(
  'proposes a registry with a mention, a link and a heading in a name: it is judged as data, and no stack is looked at',
  async () => {
    const draft = structuredClone(shop.registry) as { tiers: { branch: string; id: string }[] };
    draft.tiers[0]!.id = '@acme/owners [x](https://evil.example)\n# approved';
    const files = {
      'registry/deploy-surfaces.json': JSON.stringify(draft),
      'package.json': '{ "scripts": { "prepare": "exit 7" } }',
    };
    const place = await proposed('theirs-registry', files, 'infrastructure-preview', 'pull_request_target');
    expect(Object.values(shop.jobs(place)).sort()).toEqual(['failure', 'skipped', 'skipped']);
    expect(shop.jobs(place)['registry']).toBe('failure');
    const report = String(downloadArtifact(shop.world.github.world, place, 'proposed')['registry.md']);
    expect(report).toContain('refused');
    expect(report).not.toMatch(/(^|[^\\`])@acme\/owners|\]\(https:\/\/evil|^# approved/m);
    expect(Object.keys(repository().comments)).toEqual([]);
  },
  MINUTES,
);
