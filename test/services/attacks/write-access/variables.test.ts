import { openShop, REPOSITORY } from '../../../../demo/stage/shop';
import { repositoryNamed } from '../../../../emulator/github/git/transfer';
import { accessDiff } from '../../../../live/access/diff';
import { Registry } from '../../../../registry/schema';
import { serve } from '../../../support/network/local-server';
import { base } from '../../../support/registry/fixtures';
import { workflowFiles } from '../../../support/workflows/files';

/*
 * A person with write access changes repository variables. They want a job that holds a secret to send it to their
 * address. CAUSEWAY_REPOSITORY names a repository at GitHub, which receives the job's own token anyway. The registry
 * contains the location of the stacks' state, and the workflow files get it from there.
 */
const NAMES = /^(?:[A-Z]+_APP_ID|[A-Z]+_APP_INSTALLATION_ID|CAUSEWAY_REPOSITORY)$/;

test('no variable says where a job connects to', () => {
  const used = workflowFiles().flatMap(({ name, text }) =>
    [...text.matchAll(/\bvars\s*(?:\.\s*(\w+)|\[[^\]]*\])/g)].map(([, variable]) => `${name}: ${variable}`),
  );
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((each) => !NAMES.test(each.replace(/^.*: /, '')))).toEqual([]);
});

test('another address or organization of the alerts is told as widening access', () => {
  const registry = (url?: string, organization = 'acme') => {
    const draft = structuredClone(base('full')) as { surfaces: Record<string, unknown>[] };
    Object.assign(draft.surfaces[0] ?? {}, {
      alerts: { kind: 'sentry', organization, project: 'shop', ...(url && { url }) },
    });
    return Registry.parse(draft);
  };
  expect(accessDiff(registry(), registry('https://sentry.io'))).toEqual([]);
  expect(accessDiff(registry(), registry('https://evil.example'))).toContainEqual({
    effect: 'widens',
    message: expect.stringMatching(/alerts\.url was "https:\/\/sentry\.io" and is "https:\/\/evil\.example"$/),
  });
  expect(accessDiff(registry(), registry(undefined, 'evil'))).toContainEqual({
    effect: 'widens',
    message: expect.stringMatching(/alerts\.organization was "acme" and is "evil"$/),
  });
  expect(() => registry('http://sentry.io')).toThrow();
});

test('another place of the state is told as widening access, and is no variable', () => {
  const elsewhere = structuredClone(Registry.parse(base('full')));
  Object.assign(elsewhere.state ?? {}, { url: 's3://evil?region=eu-central-1' });
  expect(accessDiff(Registry.parse(base('full')), elsewhere)).toContainEqual({
    effect: 'widens',
    message: expect.stringMatching(/^state\.url was ".*" and is "s3:\/\/evil\?region=eu-central-1"$/),
  });
});

/**
 * Names that a variable might have to steer a secret: of services, of proxies and of programs. The registry itself
 * refuses a variable with the name of the state's address (`state-variable`).
 */
const STEERING = [
  ...[
    'SENTRY_URL',
    'ALERTS_URL',

    'NETLIFY_API_ENDPOINT',
    'NETLIFY_BASE_URL',
    'CAUSEWAY_REGISTRY',
  ],
  ...['CAUSEWAY_REKOR_URL', 'SIGSTORE_URL', 'API_URL', 'HTTPS_PROXY', 'NODE_OPTIONS', 'NPM_CONFIG_REGISTRY'],
];

test('a release is played with every such variable naming their server: nothing reaches it, and all is as before', async () => {
  const theirs = await serve((response) => response.writeHead(200).end('{}'));
  const variables = Object.fromEntries(STEERING.map((name) => [name, 'ours']));
  const rules = { mergeMethods: ['merge'] };
  const web = { id: 5000, name: REPOSITORY, defaultBranch: 'main', rules, variables };
  const shop = await openShop({ repositories: { web } });
  try {
    const found = repositoryNamed(shop.world.github.world, REPOSITORY).variables;
    const released = async (text: string) => {
      shop.push('dev', 'mona', { 'shop/index.html': `<!doctype html><title>Shop</title><p>${text}` });
      const place = shop.start('release', 'push', { branch: 'dev', actor: 'mona' });
      await shop.hand.settle();
      const ended = Object.entries(shop.jobs(place)).filter(([, each]) => each !== 'success' && each !== 'skipped');
      return ended.map(([name]) => name);
    };
    for (const name of STEERING) Object.assign(found[name]!, { value: theirs.url });
    expect(await released('new')).toEqual([]);
    expect(await shop.live('dev')).toContain('new');
    expect(theirs.requests).toEqual([]);
    // The id of another App does not go with the key that the job holds.
    Object.assign(found['DELIVERY_APP_ID']!, { value: found['EVIDENCE_APP_ID']!.value });
    const deploys = shop.deployWrites().length;
    expect(await released('newer')).not.toEqual([]);
    expect([shop.deployWrites().length, theirs.requests]).toEqual([deploys, []]);
  } finally {
    await shop.close();
    await theirs.close();
  }
});
