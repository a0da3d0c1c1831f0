import { sample } from '../../support/emulator/sample';
import { type Github, repository, startSample } from './github-client';

const path = `${repository}/rulesets`;
const pullRequest = {
  type: 'pull_request',
  parameters: {
    dismiss_stale_reviews_on_push: true,
    require_code_owner_review: true,
    require_last_push_approval: true,
    required_approving_review_count: 1,
    required_review_thread_resolution: false,
  },
};
const checks = (...required: object[]) => ({
  type: 'required_status_checks',
  parameters: { required_status_checks: required, strict_required_status_checks_policy: false },
});
const main = {
  name: 'main',
  target: 'branch',
  enforcement: 'active',
  conditions: { ref_name: { include: ['refs/heads/main'], exclude: [] } },
  bypass_actors: [{ actor_id: 301, actor_type: 'Team', bypass_mode: 'pull_request' }],
  rules: [{ type: 'deletion' }, pullRequest, checks({ context: 'unit', integration_id: 15_368 })],
};

let github: Github;

beforeEach(async () => {
  github = await startSample();
});

afterEach(async () => {
  expect(github.service.violations()).toEqual([]);
  await github.service.close();
});

describe('a ruleset', () => {
  it('is created and read back with what GitHub adds', async () => {
    const { status, body } = await github.call('POST', path, main);
    expect(status).toBe(201);
    const read = await github.call('GET', `${path}/${body.id}?includes_parents=false`);
    expect(read.body).toMatchObject({
      name: 'main',
      source: 'acme/storefront',
      source_type: 'Repository',
      bypass_actors: main.bypass_actors,
      rules: [
        { type: 'deletion' },
        { type: 'pull_request', parameters: { allowed_merge_methods: ['merge', 'squash', 'rebase'] } },
        { type: 'required_status_checks', parameters: { do_not_enforce_on_create: false } },
      ],
    });
  });

  it('loses by PUT every rule, actor and condition that is left out (W21)', async () => {
    const { body } = await github.call('POST', path, main);
    const put = await github.call('PUT', `${path}/${body.id}`, { name: 'main', enforcement: 'disabled' });
    expect(put.body).toMatchObject({ enforcement: 'disabled', bypass_actors: [], conditions: null, rules: [] });
    expect(put.body.id).toBe(body.id);
  });

  it('keeps every version, with who made it and all that it said', async () => {
    const { body } = await github.call('POST', path, main);
    await github.call('PUT', `${path}/${body.id}`, { name: 'main', enforcement: 'disabled' });
    const history = await github.call('GET', `${path}/${body.id}/history`);
    expect(history.body.map(({ version_id: id }: { version_id: number }) => id)).toEqual([2, 1]);
    expect(history.body[0].actor).toEqual({ id: expect.any(Number), type: expect.any(String) });
    const [second, first] = await Promise.all(
      [2, 1].map((id) => github.call('GET', `${path}/${body.id}/history/${id}`)),
    );
    expect(first?.body.state).toMatchObject({ enforcement: 'active', bypass_actors: main.bypass_actors });
    expect(second?.body.state).toMatchObject({ id: body.id, enforcement: 'disabled', bypass_actors: [], rules: [] });
    expect((await github.call('GET', `${path}/${body.id}/history/3`)).status).toBe(404);
  });

  it('keeps rules that the provider does not know until a PUT drops them (W21)', async () => {
    const { body } = await github.call('POST', path, main);
    const rule = { type: 'license_compliance_scanning' };
    const place = `/repositories/storefront/rulesets/${body.id}/rules/-`;
    await github.call('POST', '/_emulator/world', [{ op: 'add', path: place, value: rule }]);
    expect((await github.call('GET', `${path}/${body.id}`)).body.rules).toContainEqual(rule);
  });

  it('hides its bypass actors from a token that may not change it (W18)', async () => {
    const { body } = await github.call('POST', path, main);
    const weak = await github.call('GET', `${path}/${body.id}`, undefined, { token: sample.inspectionToken });
    expect(weak.status).toBe(200);
    expect(weak.body).not.toHaveProperty('bypass_actors');
  });

  it('is listed as a summary, by target, and deleted', async () => {
    const { body } = await github.call('POST', path, main);
    await github.call('POST', path, { name: 'tags', target: 'tag', enforcement: 'active' });
    const list = await github.call('GET', path);
    expect(list.body.map(({ name }: { name: string }) => name)).toEqual(['main', 'tags']);
    expect(list.body[0]).not.toHaveProperty('rules');
    expect((await github.call('GET', `${path}?targets=tag`)).body).toHaveLength(1);
    expect((await github.call('DELETE', `${path}/${body.id}`)).status).toBe(204);
    expect((await github.call('GET', `${path}/${body.id}`)).status).toBe(404);
  });

  const others: [string, object, string][] = [
    ['an App that is not here', { rules: [checks({ context: 'x', integration_id: 1 })] }, 'Invalid integration ids'],
    [
      'an App that reports no status',
      { rules: [checks({ context: 'x', integration_id: sample.app.id })] },
      'Invalid integration ids',
    ],
    ['no check in the list of checks (W19)', { rules: [checks()] }, 'at least one check'],
    [
      'a bare branch name',
      { conditions: { ref_name: { include: ['main'], exclude: [] } } },
      "Invalid target patterns: 'main'",
    ],
    [
      'a tag pattern for branches',
      { conditions: { ref_name: { include: ['refs/tags/v1'], exclude: [] } } },
      'Invalid target patterns',
    ],
    [
      'a team that is not here',
      { bypass_actors: [{ actor_id: 9, actor_type: 'Team' }] },
      'must be part of the ruleset source',
    ],
    [
      'an App that is not installed',
      { bypass_actors: [{ actor_id: 15_368, actor_type: 'Integration' }] },
      'must be part of',
    ],
    ['the same rule twice', { rules: [{ type: 'deletion' }, { type: 'deletion' }] }, 'more than once'],
  ];

  it.each(others)('with %s is refused', async (_, change, message) => {
    const answer = await github.call('POST', path, { ...main, ...change });
    expect(answer).toMatchObject({ status: 422, body: { errors: [expect.stringContaining(message)] } });
    expect((await github.call('GET', path)).body).toEqual([]);
  });

  it('has a name of its own', async () => {
    await github.call('POST', path, main);
    expect((await github.call('POST', path, main)).body.errors).toEqual(['Name must be unique']);
    const { body: other } = await github.call('POST', path, { ...main, name: 'other' });
    expect((await github.call('PUT', `${path}/${other.id}`, { ...main, name: 'main' })).status).toBe(422);
    expect((await github.call('PUT', `${path}/${other.id}`, { ...main, name: 'other' })).status).toBe(200);
  });

  const plans: [string, 'free' | 'team' | 'enterprise', object, number][] = [
    ['evaluate below Enterprise (W25)', 'team', { enforcement: 'evaluate' }, 422],
    ['evaluate with Enterprise', 'enterprise', { enforcement: 'evaluate' }, 201],
    [
      'a commit message pattern below Enterprise',
      'team',
      { rules: [{ type: 'commit_message_pattern', parameters: { operator: 'regex', pattern: 'x' } }] },
      422,
    ],
    ['anything on a private repository for free', 'free', {}, 403],
  ];

  it.each(plans)('%s', async (_, plan, change, status) => {
    github.world.organization.plan = plan;
    expect((await github.call('POST', path, { ...main, ...change })).status).toBe(status);
  });
});

describe('the rules of a branch', () => {
  it('are those of every active ruleset that covers it', async () => {
    const { body } = await github.call('POST', path, main);
    await github.call('POST', path, { ...main, name: 'off', enforcement: 'disabled' });
    await github.call('POST', path, {
      ...main,
      name: 'all',
      rules: [{ type: 'non_fast_forward' }],
      conditions: { ref_name: { include: ['~ALL'], exclude: ['refs/heads/feature/*'] } },
    });
    await github.call('POST', path, {
      ...main,
      name: 'default',
      rules: [{ type: 'required_linear_history' }],
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    });
    const kinds = async (branch: string) => {
      const answer = await github.call('GET', `${repository}/rules/branches/${branch}`);
      return answer.body.map(({ type }: { type: string }) => type);
    };
    expect(await kinds('main')).toEqual([
      ...['deletion', 'pull_request', 'required_status_checks', 'non_fast_forward', 'required_linear_history'],
    ]);
    expect(await kinds('dev')).toEqual(['non_fast_forward']);
    expect(await kinds('feature/x')).toEqual([]);
    const [first] = (await github.call('GET', `${repository}/rules/branches/main`)).body;
    expect(first).toMatchObject({
      ruleset_id: body.id,
      ruleset_source: 'acme/storefront',
      ruleset_source_type: 'Repository',
    });
  });
});

describe('a merge queue', () => {
  const parameters = {
    check_response_timeout_minutes: 60,
    grouping_strategy: 'ALLGREEN',
    max_entries_to_build: 5,
    max_entries_to_merge: 5,
    merge_method: 'MERGE',
    min_entries_to_merge: 1,
    min_entries_to_merge_wait_minutes: 5,
  };
  const queued = (change: object = {}) => ({
    ...main,
    rules: [{ type: 'merge_queue', parameters: { ...parameters, ...change } }],
  });

  it('is read back as it was given, and lets nobody push past it', async () => {
    const { status, body } = await github.call('POST', path, queued());
    expect(status).toBe(201);
    expect((await github.call('GET', `${path}/${body.id}`)).body.rules).toEqual(queued().rules);
    github.world.tokens['octocat']!.permissions['contents'] = 'write';
    const sha = github.world.repositories['storefront']!.branches['dev']!.sha;
    const moved = await github.call('PATCH', `${repository}/git/refs/heads/main`, { sha, force: true });
    expect(moved).toMatchObject({ status: 422, body: { message: expect.stringContaining('merge queue') } });
  });

  it.each([
    [{ check_response_timeout_minutes: 0 }],
    [{ check_response_timeout_minutes: 361 }],
    [{ grouping_strategy: 'SOMEGREEN' }],
    [{ max_entries_to_build: 101 }],
    [{ merge_method: 'merge' }],
    [{ min_entries_to_merge_wait_minutes: undefined }],
  ])('is refused outside the documented limits: %j', async (change) => {
    // The vendor's own document contains the limits, so a request beyond them violates the document.
    const other = await startSample();
    expect((await other.call('POST', path, queued(change))).status).toBe(422);
    expect(other.service.violations()).not.toEqual([]);
    await other.service.close();
  });

  it.each([['~ALL'], ['refs/heads/release/*']])('is refused for the pattern %s', async (pattern) => {
    const conditions = { ref_name: { include: [pattern], exclude: [] } };
    expect((await github.call('POST', path, { ...queued(), conditions })).status).toBe(422);
  });

  it('is refused in a private repository below Enterprise, and over tags', async () => {
    github.world.repositories['storefront']!.visibility = 'private';
    github.world.organization.plan = 'team';
    expect((await github.call('POST', path, queued())).status).toBe(422);
    github.world.organization.plan = 'enterprise';
    expect((await github.call('POST', path, queued())).status).toBe(201);
    const conditions = { ref_name: { include: ['refs/tags/v1'], exclude: [] } };
    const tags = { ...queued(), name: 'tags', target: 'tag', conditions, bypass_actors: [] };
    expect((await github.call('POST', path, tags)).status).toBe(422);
  });
});
