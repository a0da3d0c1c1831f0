import type { GithubClient } from '../../../live/github-client';
import { githubPreflight, lookUp, netlifyPreflight } from '../../../live/preflight';
import { planFoundation } from '../../../plan/foundation';
import { evidenceRegistry } from '../../support/evidence/registry';

/**
 * Somebody takes the name of a renamed repository, or makes one public: the next update would write into another
 * repository than the registry means, or be judged by another plan's rules. The lookup before a write stops it.
 */
describe('looking up repositories before anything is written', () => {
  const registry = evidenceRegistry();
  const IDS: Readonly<Record<string, number>> = { storefront: 1001, services: 1002 };
  const looked = (change: Readonly<Record<string, object>> = {}, status?: number) => {
    const request = async (route: string, { repo = '' }: { readonly repo?: string }) => {
      if (route === 'GET /orgs/{org}') return { data: { plan: { name: registry.organization.plan } } };
      if (status !== undefined) throw Object.assign(new Error('refused'), { status });
      const found = { id: IDS[repo] ?? 7, visibility: 'private', slug: 'x' };
      return { data: route.includes('/repos/') ? { ...found, ...change[repo] } : found };
    };
    return githubPreflight({ request } as unknown as GithubClient, registry, planFoundation(registry));
  };

  test('gives their ids where all is as the registry says', async () => {
    expect((await looked()).repositoryIds).toEqual(new Map(Object.entries(IDS)));
  });

  test('refuses another repository of the same name, another visibility, and one that cannot be seen', async () => {
    await expect(looked({ storefront: { id: 9 } })).rejects.toMatchObject({
      message: 'acme/storefront is another repository: its id is 9, the registry says 1001',
      place: '/repositories/web/id',
    });
    await expect(looked({ services: { visibility: 'public' } })).rejects.toMatchObject({
      message: 'acme/services is public, the registry says private',
      place: '/repositories/services/visibility',
    });
    await expect(looked({}, 404)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/is not there/),
    });
    await expect(looked({}, 401)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/credential/) });
    await expect(looked({}, 500)).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe('looking up people, teams and Apps', () => {
  const named = { repositories: [], principals: ['team:web', 'user:mona'], apps: ['acme-evidence'] };
  const found = (data: unknown, status?: number) =>
    lookUp(
      {
        request: async (route: string) => {
          if (status !== undefined && route.includes('/apps/')) throw Object.assign(new Error('no'), { status });
          return { data: route.includes('/apps/') ? data : { id: 7 } };
        },
      } as unknown as GithubClient,
      'acme',
      named as never,
    );

  test('gives their ids, and is unsure where GitHub says nothing about an App', async () => {
    expect(await found({ id: 9 })).toEqual({
      users: new Map([['mona', 7]]),
      teams: new Map([['web', 7]]),
      apps: new Map([['acme-evidence', 9]]),
    });
    for (const nothing of [null, undefined]) await expect(found(nothing)).rejects.toMatchObject({ exitCode: 3 });
    await expect(found({}, 404)).rejects.toMatchObject({ exitCode: 2 });
    await expect(found({}, 500)).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe('looking up the teams that a Netlify token sees', () => {
  const seen = async (answer: () => Response, teams: readonly string[] = ['acme-production']) => {
    const spy = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => answer());
    try {
      await netlifyPreflight({ endpoint: 'https://api.netlify.com', token: 'nfp' }, teams);
    } finally {
      spy.mockRestore();
    }
  };
  const list =
    (...slugs: readonly unknown[]) =>
    () =>
      Response.json(slugs.map((slug) => ({ slug })));

  test('lets a token pass that sees each of them', async () => {
    await seen(list('acme-production', 'acme-staging'));
  });

  test('refuses one that does not see a team, and is unsure where Netlify tells nothing', async () => {
    await expect(seen(list('acme-staging'))).rejects.toMatchObject({ exitCode: 2, allowed: 'acme-staging' });
    await expect(seen(list(7))).rejects.toMatchObject({ exitCode: 2, allowed: 'none seen' });
    await expect(seen(() => new Response('', { status: 401 }))).rejects.toMatchObject({ exitCode: 2 });
    for (const answer of [
      () => Response.json([{ slug: 'acme-production' }], { status: 500 }),
      () => Response.json({ slug: 'acme-production' }),
      () => new Response('<html>'),
    ])
      await expect(seen(answer)).rejects.toMatchObject({ exitCode: 3 });
  });
});
