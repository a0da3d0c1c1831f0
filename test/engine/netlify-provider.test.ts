import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunningService } from '../../emulator/core/server';
import { startNetlify } from '../../emulator/netlify/service';
import { type NetlifyWorld, netlifyWorld } from '../../emulator/netlify/world';
import { netlifyProviderKind } from '../../toolchain/netlify-provider';
import { type Declared, NetlifyWorkspace } from './netlify-workspace';

const scopes = ['builds', 'functions', 'runtime'];
const canary = 'canary-7c1e';

// Every field that the official provider requires of a site or a team (seen with 0.4.4 against a REST emulator).
const siteFields = `id plan name default_domain custom_domain branch_deploy_custom_domain deploy_preview_custom_domain
  domain_aliases sso_login sso_login_context notification_email url admin_url deploy_url state screenshot_url created_at
  updated_at ssl_url force_ssl build_settings processing_settings deploy_hook managed_dns account_id account_slug
  account_name capabilities id_domain build_image build_timelimit deploy_retention_in_days labels`.split(/\s+/);
const teamFields = `capabilities created_at id member_roles name owner_ids role roles_allowed slug type_id type_name
  type_slug updated_at support_administration_enabled deploy_diagnostics_setting ai_usage_enabled_setting
  ai_usage_limit_enforced configurable_limits_exceeded block_site_transfers credit_alert_percentage
  in_operational_mode`.split(/\s+/);

let netlify: RunningService<NetlifyWorld>;
let workspace: NetlifyWorkspace;
let team: string;
let linked: string;
let unlinked: string;
let declared: Declared[];

async function createSite(body: object): Promise<string> {
  const response = await fetch(`${netlify.url}/api/v1/acme/sites`, {
    method: 'POST',
    headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return ((await response.json()) as { id: string }).id;
}

function calls(): string[] {
  const seen = netlify.requests().map(({ method, path: at, query }) => {
    const search = new URLSearchParams(query as Record<string, string>).toString();
    return `${method} ${at.replace(team, 'TEAM').replace(linked, 'LINKED')}${search && `?${search.replace(linked, 'LINKED')}`}`;
  });
  return [...new Set(seen)].sort();
}

async function up(): Promise<void> {
  await workspace.succeed('up', '--yes', '--skip-preview');
}

/** The failures of repeated calls to a function, in order. */
async function failuresOf(name: string, args: Record<string, unknown>, times: number): Promise<string[]> {
  workspace.write({ resources: declared, calls: Array.from({ length: times }, () => ({ name, args })) });
  await workspace.run('up', '--yes', '--skip-preview');
  const { answers } = JSON.parse(await workspace.succeed('stack', 'output', '--json'));
  workspace.write({ resources: declared });
  return (answers as { error?: string }[]).map(({ error }) => error ?? 'no error');
}

beforeAll(async () => {
  if (netlifyProviderKind() !== 'official') process.stderr.write('official Netlify provider: not run here\n');
  netlify = await startNetlify({ world: netlifyWorld({ accounts: [{ slug: 'acme' }], tokens: [{ token: 'token' }] }) });
  team = netlify.world.accounts[0]!.id;
  linked = await createSite({
    name: 'linked',
    repo: { provider: 'github', repo_path: 'acme/web', repo_branch: 'main' },
  });
  unlinked = await createSite({ name: 'unlinked' });
  declared = [
    {
      kind: 'EnvironmentVariable',
      name: 'plain',
      args: variable('API_URL', { values: [{ context: 'production', value: 'a' }] }),
    },
    {
      kind: 'EnvironmentVariable',
      name: 'secret',
      args: variable('API_KEY', { secretValues: [{ context: 'production', value: canary }] }),
    },
    { kind: 'SiteDomainSettings', name: 'domain', args: { siteId: linked, customDomain: 'shop.example' } },
    {
      kind: 'SiteBuildSettings',
      name: 'build',
      args: {
        siteId: linked,
        buildCommand: 'make',
        publishDirectory: 'dist',
        productionBranch: 'main',
        branchDeployBranches: ['dev'],
      },
    },
  ];
  workspace = new NetlifyWorkspace(netlify.url, 'token');
  await workspace.succeed('stack', 'init', 'test');
  workspace.write({ resources: declared });
  netlify.clearRequests();
  await up();
}, 60_000);

afterAll(async () => {
  await netlify.close();
  workspace.remove();
});

function variable(key: string, more: object): Record<string, unknown> {
  return { teamId: team, siteId: linked, key, scopes, ...more };
}

describe('the Netlify provider through the real engine', () => {
  it('has the published schema for everything that is used', async () => {
    const text = await workspace.succeed(
      'package',
      'get-schema',
      'terraform-provider@1.1.3',
      'netlify/netlify',
      '0.4.4',
    );
    const committed = readFileSync(path.join(__dirname, '../../toolchain/netlify-0.4.4.schema.json'), 'utf8');
    const [found, expected] = [text, committed].map((one) => {
      const schema = JSON.parse(one, (key, value) =>
        key === 'description' && typeof value === 'string' ? undefined : value,
      );
      const used = /EnvironmentVariable|SiteBuildSettings|SiteDomainSettings|getSite:|getTeam:/;
      const pick = (all: object) => Object.fromEntries(Object.entries(all).filter(([token]) => used.test(token)));
      const { config, provider, resources, functions, types, parameterization } = schema;
      return {
        config,
        provider,
        parameterization,
        resources: pick(resources),
        functions: pick(functions),
        types: pick(types),
      };
    });
    expect(Object.keys(expected!.resources)).toHaveLength(3);
    expect(Object.keys(expected!.functions)).toHaveLength(2);
    expect(found).toEqual(expected);
  });

  it('makes the calls that were seen and no others', () => {
    expect(calls()).toEqual([
      'GET /sites/LINKED',
      'GET /sites/LINKED/waf/policy',
      'PATCH /sites/LINKED',
      'POST /accounts/TEAM/env?site_id=LINKED',
    ]);
  });

  it('has no change to make after a refresh', async () => {
    netlify.clearRequests();
    // Do not refresh the provider itself either: its version changes in the second run under a host that reports no
    // packages.
    await workspace.succeed('preview', '--refresh', '--expect-no-changes');
    expect(netlify.requests().filter(({ write }) => write)).toEqual([]);
  });

  it('gives the placeholder id to every resource', async () => {
    expect((await workspace.state()).map(({ id }) => id)).toEqual(Array.from({ length: 4 }, () => 'missing ID'));
  });

  it('keeps a secret encrypted in state and never reads one back', async () => {
    expect(await workspace.succeed('stack', 'export')).not.toContain(canary);
    const variableThere = netlify.world.variables.find(({ key }) => key === 'API_KEY')!;
    variableThere.values = variableThere.values.map((value) => ({ ...value, value: 'changed by hand' }));
    expect(await workspace.changes()).toEqual({});
  });

  it('sees a plain value that was changed by hand and puts the whole set back', async () => {
    const variableThere = netlify.world.variables.find(({ key }) => key === 'API_URL')!;
    variableThere.values = [...variableThere.values, { id: 'x', value: 'b', context: 'dev' }];
    expect(await workspace.changes()).toEqual({ plain: 'update' });
    netlify.clearRequests();
    await workspace.succeed('up', '--yes', '--skip-preview', '--refresh');
    expect(calls()).toContain('PUT /accounts/TEAM/env/API_URL?site_id=LINKED');
    expect(variableThere.values).toMatchObject([{ context: 'production', value: 'a' }]);
  });

  it('refuses a site that lacks any of the fields that it insists on', async () => {
    for (const [index, field] of siteFields.entries()) {
      netlify.addFault({ kind: 'omit', method: 'GET', path: `^/sites/${unlinked}$`, nth: index + 1, field });
    }
    const failures = await failuresOf('getSite', { id: unlinked }, siteFields.length + 1);
    expect(failures.slice(0, -1)).toEqual(
      siteFields.map((field) => expect.stringContaining(`required property ${field}`)),
    );
    expect(failures.at(-1)).toBe('no error');
  }, 60_000);

  it('refuses a team that lacks any of the fields that it insists on', async () => {
    for (const [index, field] of teamFields.entries()) {
      netlify.addFault({ kind: 'omit', method: 'GET', path: '^/accounts$', nth: index + 1, field: `0.${field}` });
    }
    const failures = await failuresOf('getTeam', { slug: 'acme' }, teamFields.length + 1);
    expect(failures.slice(0, -1)).toEqual(
      teamFields.map((field) => expect.stringContaining(`required property ${field}`)),
    );
    expect(failures.at(-1)).toBe('no error');
  }, 60_000);

  it.each(['key', 'values', 'updated_at', 'updated_by'])('refuses a variable without %s', async (field) => {
    netlify.addFault({ kind: 'omit', method: 'GET', path: '/env/API_URL$', field });
    const { code, output } = await workspace.run('refresh', '--yes');
    expect(code).not.toBe(0);
    expect(output).toContain(`required property ${field}`);
  });

  it('reads the teams first where a default team is given, and says which it cannot find', async () => {
    netlify.clearRequests();
    workspace.write({ provider: { defaultTeamSlug: 'nobody' }, resources: declared });
    const { code, output } = await workspace.run('preview');
    expect(code).not.toBe(0);
    expect(output).toContain('nobody');
    expect(calls()).toEqual(['GET /accounts']);
    workspace.write({ resources: declared });
  });

  it('takes a variable that was deleted by hand for an error, not for drift', async () => {
    const index = netlify.world.variables.findIndex(({ key }) => key === 'API_URL');
    const [deleted] = netlify.world.variables.splice(index, 1);
    for (const command of [
      ['refresh', '--yes'],
      ['preview', '--refresh'],
    ]) {
      const { code, output } = await workspace.run(...command);
      expect(code).not.toBe(0);
      expect(output).toContain('404 Not Found');
    }
    const urn = (await workspace.state()).find((one) => one.urn.endsWith('::plain'))!.urn;
    await workspace.succeed('state', 'delete', urn, '--yes');
    expect(await workspace.changes()).toEqual({ plain: 'create' });
    await up();
    expect(netlify.world.variables.find(({ key }) => key === 'API_URL')).toMatchObject({ scopes: deleted!.scopes });
  }, 60_000);

  it('takes a site that was deleted by hand for an error, not for drift', async () => {
    const index = netlify.world.sites.findIndex(({ id }) => id === linked);
    const [deleted] = netlify.world.sites.splice(index, 1);
    const { code, output } = await workspace.run('refresh', '--yes');
    netlify.world.sites.push(deleted!);
    expect(code).not.toBe(0);
    expect(output).toContain('404 Not Found');
  });

  it('dies at the refresh after build settings were set on a site without a repository, and takes the others with it', async () => {
    const args = { siteId: unlinked, buildCommand: 'make', publishDirectory: 'dist', productionBranch: 'main' };
    workspace.write({ resources: [...declared, { kind: 'SiteBuildSettings', name: 'unlinked', args }] });
    await up();
    const { code, output } = await workspace.run('refresh', '--yes');
    expect(code).not.toBe(0);
    // A connection to a process that is gone is reset, ended or refused, depending on the moment.
    expect(output).toMatch(/reset by peer|EOF|connection refused|Unavailable|panic/);
    expect(output).not.toContain('404 Not Found');
  }, 60_000);

  it('did nothing that the API documents otherwise', () => {
    expect(netlify.violations()).toEqual([]);
  });
});
