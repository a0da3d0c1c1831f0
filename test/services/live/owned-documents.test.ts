import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOwnersOf } from '../../../documents/generated/code-owners';
import { planFoundation } from '../../../plan/foundation';
import { registryOfCheckout } from '../../support/live/looking';
import { oneWorld } from '../../support/live/one-world';
import { ROOT } from '../../support/registry/fixtures';

// A document belongs to its owner through a line of CODEOWNERS and a ruleset that requires a code owner without bypass.
const registry = registryOfCheckout();
const { foundation, repository, verify } = oneWorld(registry);
const governing = foundation.repositories.find(({ key }) => key === registry.governance.repository)!;
const reviewed = governing.rulesets.filter(({ pullRequest }) => pullRequest);
const { name } = governing.repository;
const CODEOWNERS = '.github/CODEOWNERS';
const files = () => repository(name).branches[repository(name).defaultBranch]!.files;
const ruleset = (own: string) => Object.values(repository(name).rulesets).find((each) => each.name === own)!;
const found = async () => (await verify(foundation)).map(({ kind, field }) => (field ? `${kind} ${field}` : kind));

/** The documents of this checkout that name an owner. */
const owned = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) => {
    const owner = /^---\n(?:(?!---)[^\n]*\n)*?owner: (\S+)\n/.exec(readFileSync(join(ROOT, 'docs', path), 'utf8'))?.[1];
    return owner === undefined ? [] : [{ path: `docs/${path}`, owner }];
  });
const handle = (owner: string) => owner.replace('team:', `@${registry.organization.login}/`).replace('user:', '@');

describe('a document that says whose it is', () => {
  it('is its owner’s alone in the CODEOWNERS of the plan, and in the one that is committed', () => {
    expect(owned.length).toBeGreaterThan(10);
    for (const text of [governing.codeowners, readFileSync(join(ROOT, CODEOWNERS), 'utf8')]) {
      const wrong = owned.filter(({ path, owner }) => String(codeOwnersOf(text, path)) !== handle(owner));
      expect(wrong).toEqual([]);
    }
  });

  it('changes on no branch of a tier without a code owner’s review, and nobody is let past that', () => {
    const branches = reviewed.flatMap(({ include }) => include).sort();
    const tiers = registry.tiers.map(({ branch }) => `refs/heads/${branch}`);
    expect(branches).toEqual([...new Set(tiers)].sort());
    for (const { bypass, enforcement, pullRequest } of reviewed) {
      expect({ bypass, enforcement, pullRequest }).toMatchObject({
        bypass: [],
        enforcement: 'active',
        pullRequest: { codeOwnerReview: true, dismissStaleReviews: true, lastPushApproval: true },
      });
    }
  });

  it('goes to another with the registry alone', () => {
    const draft = structuredClone(registry);
    draft.governance.owners.splice(0, draft.governance.owners.length, 'user:octocat');
    const [other] = planFoundation(draft).repositories.filter(({ key }) => key === governing.key);
    const path = 'docs/security.md';
    expect([governing.codeowners, other?.codeowners ?? ''].map((text) => codeOwnersOf(text, path))).toEqual([
      [`@${registry.organization.login}/release`],
      ['@octocat'],
    ]);
  });
});

describe('what holds it at GitHub', () => {
  it('is as planned', async () => {
    expect(await found()).toEqual([]);
  });

  it.each([
    [
      'a line of CODEOWNERS that gives it to another',
      () => {
        files()[CODEOWNERS] += '/docs/security.md @acme/web\n';
      },
      'different content',
    ],
    [
      'CODEOWNERS that somebody took away',
      () => {
        delete files()[CODEOWNERS];
      },
      'missing',
    ],
    [
      'a ruleset that wants no code owner any more',
      () => {
        const rule = ruleset(reviewed[0]!.name).rules.find(({ type }) => type === 'pull_request')!;
        rule.parameters = { ...rule.parameters, require_code_owner_review: false };
      },
      'different rule.pull_request.require_code_owner_review',
    ],
    [
      'a ruleset that is only tried out',
      () => {
        ruleset(reviewed[0]!.name).enforcement = 'evaluate';
      },
      'different enforcement',
    ],
    [
      'somebody who is let past the ruleset',
      () => {
        ruleset(reviewed[0]!.name).bypassActors.push({
          actor_id: 5,
          actor_type: 'RepositoryRole',
          bypass_mode: 'always',
        });
      },
      'different bypass',
    ],
  ])('is found to be otherwise by %s', async (_, change, finding) => {
    change();
    expect(await found()).toContainEqual(finding);
  });
});
