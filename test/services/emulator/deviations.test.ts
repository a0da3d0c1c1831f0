import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviations } from '../../../emulator/deviations';
import { sample } from '../../support/emulator/sample';
import { type Github, repository, startSample } from './github-client';

const environment = `${repository}/environments/production`;

const exercises: Readonly<Record<string, (github: Github) => Promise<unknown>>> = {
  'github-api-v3-prefix': (github) => github.call('GET', `/api/v3${repository}`),
  'github-environment-admin-bypass-sent': (github) => github.call('PUT', environment, { can_admins_bypass: false }),
  'github-environment-admin-bypass-returned': async (github) => {
    await github.call('PUT', environment, {});
    expect((await github.call('GET', environment)).body.can_admins_bypass).toBe(true);
    expect((await github.call('GET', `${repository}/environments`)).body.environments[0].can_admins_bypass).toBe(true);
  },
  'github-repository-by-id': async (github) => {
    await github.call('PUT', environment, {});
    const byId = await github.call('GET', '/repositories/101/environments/production/secrets/public-key');
    expect(byId).toMatchObject({ status: 200, body: { key: expect.any(String) } });
    expect((await github.call('GET', `${environment}/secrets/public-key`)).body).toEqual(byId.body);
  },
  'github-ruleset-source-sent': async (github) => {
    const sent = { name: 'x', enforcement: 'active', source: 'storefront', source_type: 'Repository' };
    const { status, body } = await github.call('POST', `${repository}/rulesets`, sent);
    expect([status, body.source]).toEqual([201, 'acme/storefront']);
  },
  'github-ruleset-error-strings': async (github) => {
    const wrong = { name: ' ', enforcement: 'active' };
    expect((await github.call('POST', `${repository}/rulesets`, wrong)).body.errors).toEqual(['Name is required']);
  },
  'github-variables-permission': async (github) => {
    const path = `/app/installations/${sample.app.installationId}/access_tokens`;
    const asked = { permissions: { actions_variables: 'read' } };
    const { body } = await github.call('POST', path, asked, { token: github.jwt() });
    expect(body.permissions.actions_variables).toBe('read');
  },
  'github-asset-starter': async (github) => {
    github.world.tokens['octocat']!.permissions['contents'] = 'write';
    const { body } = await github.call('POST', `${repository}/releases`, { tag_name: 'v1', draft: true });
    const broken = { id: 7, name: 'a.tgz', label: null, contentType: 'application/gzip', data: '', downloads: 0 };
    const when = { uploader: 'octocat', createdAt: body.created_at, isBroken: true } as const;
    github.world.repositories['storefront']!.releases[body.id]!.assets['7'] = { ...broken, ...when };
    const read = async (path: string) => (await github.call('GET', `${repository}/releases${path}`)).body;
    expect(await read('')).toMatchObject([{ assets: [{ state: 'starter' }] }]);
    expect(await read(`/${body.id}/assets`)).toMatchObject([{ state: 'starter' }]);
  },
  'github-ambiguous-errors': async (github) => {
    github.world.tokens['octocat']!.permissions['contents'] = 'write';
    const wrong = { message: 'm', content: '', sha: '0'.repeat(40) };
    const path = `${repository}/contents/a`;
    expect((await github.call('PUT', path, { message: 'm', content: '' })).status).toBe(201);
    expect((await github.call('PUT', path, wrong)).status).toBe(409);
  },
  'github-created-range': async (github) => {
    const path = `${repository}/actions/runs?created=${encodeURIComponent('>=2026-01-01')}`;
    expect((await github.call('GET', path)).body.total_count).toBe(0);
  },
};

describe('the list of deviations', () => {
  it('has one entry an id, each with its place, reason and source', () => {
    const ids = deviations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, where, what, source } of deviations) {
      expect({ id, where, what }).toEqual({
        id,
        where: expect.stringMatching(/./),
        what: expect.stringMatching(/\.$/),
      });
      expect(source).toMatch(/^https:\/\//);
    }
  });

  it('names for each a test file that is there and speaks of it', () => {
    for (const { id, test, service } of deviations) {
      const file = join(__dirname, '../../..', test);
      expect(existsSync(file)).toBe(true);
      if (service === 'github') expect(readFileSync(file, 'utf8')).toContain(`'${id}'`);
    }
  });

  it('has an exercise here for each of GitHub’s, and no exercise without one', () => {
    const ids = deviations.filter(({ service }) => service === 'github').map(({ id }) => id);
    expect(Object.keys(exercises).sort()).toEqual([...ids].sort());
  });
});

describe.each(Object.entries(exercises))('%s', (id, exercise) => {
  it('is used, and is the only thing that lets the request through', async () => {
    const github = await startSample();
    await exercise(github);
    expect(github.service.deviationUses()[id]).toBeGreaterThan(0);
    expect((await github.call('GET', '/_emulator/deviations')).body[id]).toBeGreaterThan(0);
    expect(github.service.violations()).toEqual([]);
    await github.service.close();

    const strict = await startSample({ deviations: deviations.filter((one) => one.id !== id) });
    await exercise(strict).catch(() => undefined);
    expect(strict.service.violations()).not.toEqual([]);
    await strict.service.close();
  });
});
