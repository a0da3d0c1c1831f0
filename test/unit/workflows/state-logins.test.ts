import { actionName, LOGIN_ACTIONS } from '../../../plan/login-actions';
import { Registry } from '../../../registry/schema';
import { neededLogins, usesPassphrase } from '../../../registry/state-logins';
import { workflowsOf } from '../../../workflows/all';
import { base } from '../../support/registry/fixtures';
import { BACKENDS } from '../../support/workflows/backends';

interface Vendor {
  /** The commit whose `action.yml` was read. */
  readonly commit: string;
  /** That file's inputs for a login by OpenID Connect; credentials of other kinds are left out. */
  readonly accepts: readonly string[];
  /** The requirements of the vendor's documents for such a login. */
  readonly asks: readonly string[];
}

// Sources: `action.yml` and the README of each repository at its commit, https://github.com/<name>/blob/<commit>/action.yml.
const VENDORS: Readonly<Record<string, Vendor>> = {
  'aws-actions/configure-aws-credentials': {
    commit: 'e6de054238d6b7531b4efff3b6587d9aade6a06c',
    accepts: ['aws-region', 'role-to-assume', 'audience', 'role-duration-seconds', 'role-session-name'],
    asks: ['aws-region', 'role-to-assume'],
  },
  'google-github-actions/auth': {
    commit: '7c6bc770dae815cd3e89ee6cdf493a5fab2cc093',
    accepts: ['project_id', 'workload_identity_provider', 'service_account', 'audience', 'create_credentials_file'],
    asks: ['workload_identity_provider', 'service_account'],
  },
  'azure/login': {
    commit: 'f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca',
    accepts: ['client-id', 'tenant-id', 'subscription-id', 'environment', 'audience', 'auth-type'],
    asks: ['client-id', 'tenant-id', 'subscription-id'],
  },
  'pulumi/auth-actions': {
    commit: '141415910c3beb54e03b48e9057c204c97b956f2',
    accepts: ['organization', 'requested-token-type', 'scope', 'token-expiration', 'cloud-url'],
    asks: ['organization', 'requested-token-type'],
  },
};

test('the list is of the actions that are pinned', () => {
  const pinned = Object.values(LOGIN_ACTIONS).map((uses) => [actionName(uses), uses.split(/[@ ]/)[1]]);
  expect(pinned).toEqual(Object.entries(VENDORS).map(([name, { commit }]) => [name, commit]));
});

describe.each(Object.entries(BACKENDS))('where the state is kept in %s', (_name, state) => {
  const jobs = workflowsOf(Registry.parse({ ...base('full'), state }), 'web').flatMap((workflow) =>
    Object.entries(workflow.jobs).map(([id, job]) => ({ id: `${workflow.name}/${id}`, job })),
  );
  const engine = jobs.filter(({ job }) => job.steps.some(({ run }) => run?.includes('causeway state check')));
  const services = neededLogins(state).map((service) => actionName(LOGIN_ACTIONS[service]));

  test('each job of the engine, and no other, logs in with what the vendor’s action accepts', () => {
    expect(engine.map(({ id }) => id).sort()).toEqual([
      ...['drift/drift', 'infrastructure-preview/preview', 'infrastructure-up/preview', 'infrastructure-up/up'],
    ]);
    for (const { id, job } of jobs) {
      const logins = job.steps.filter(({ uses }) => uses !== undefined && Object.hasOwn(VENDORS, actionName(uses)));
      const isEngine = engine.some((each) => each.id === id);
      expect([id, logins.map(({ uses }) => actionName(uses ?? ''))]).toEqual([id, isEngine ? services : []]);
      for (const { uses, with: inputs = {} } of logins) {
        const { accepts, asks } = VENDORS[actionName(uses ?? '')] as Vendor;
        expect(accepts).toEqual(expect.arrayContaining(Object.keys(inputs)));
        expect(Object.keys(inputs)).toEqual(expect.arrayContaining([...asks]));
        expect(Object.values(inputs).every((value) => typeof value === 'string' && value !== '')).toBe(true);
        expect(JSON.stringify(inputs)).not.toContain('secrets.');
      }
    }
  });

  test('it asks before its first step that needs the state, and may ask for an identity only where it logs in', () => {
    for (const { id, job } of engine) {
      const at = (what: string) => job.steps.findIndex(({ run }) => run?.includes(what));
      const first = job.steps.findIndex(({ run }) => /\.bin\/pulumi|causeway drift/.test(run ?? ''));
      expect([id, at('causeway state check') < first]).toEqual([id, true]);
      // An apply is signed on every state backend.
      const signs = id === 'infrastructure-up/up' || id === 'drift/drift';
      expect([id, job.permissions['id-token']]).toEqual([id, services.length > 0 || signs ? 'write' : undefined]);
    }
  });

  test('the passphrase is where a passphrase decrypts, and nowhere else', () => {
    const told = jobs.filter(({ job }) => JSON.stringify(job).includes('PULUMI_CONFIG_PASSPHRASE')).map(({ id }) => id);
    expect(told).toEqual(usesPassphrase(state) ? engine.map(({ id }) => id) : []);
  });
});
