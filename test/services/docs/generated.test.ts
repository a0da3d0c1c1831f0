import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { approvalsDocument } from '../../../documents/generated/approvals';
import { badgesIn, badgesTable, withBadges } from '../../../documents/generated/badges';
import { codeOwnersOf } from '../../../documents/generated/code-owners';
import { envMatrixDocument } from '../../../documents/generated/env-matrix';
import { pageTable } from '../../../documents/generated/page';
import { registryReferenceDocument } from '../../../documents/generated/registry-reference';
import { toggleParityDocument } from '../../../documents/generated/toggle-parity';
import { parseWorkflow } from '../../../live/workflows/workflow';
import { planFoundation } from '../../../plan/foundation';
import { inlineCode, markdownSentence } from '../../../registry/markdown';
import { Registry } from '../../../registry/schema';
import { registryOfCheckout } from '../../support/live/looking';
import { base, ROOT } from '../../support/registry/fixtures';
import { jobsOf } from '../../support/workflows/jobs';

const registry = registryOfCheckout();
// biome-ignore lint/suspicious/noExplicitAny: tests edit documents that need not fit the schema
function changed(change: (draft: any) => void): Registry {
  const draft = base('full');
  change(draft);
  return Registry.parse(draft);
}

describe('the environment matrix', () => {
  const page = envMatrixDocument(registry);

  it('has each secret of each surface on each tier, with its owner, place and date', () => {
    expect(page).toContain(
      '| api | `DATABASE_URL` | GitHub environment `api-production` of `services` | set there by its owner, in no file | `team:reliability` | `P30D` | 2026-10-25 | 2026-11-24 |',
    );
    expect(page).toContain(
      '| storefront | `SESSION_KEY` | Netlify site `acme-storefront-staging` of team `acme-staging` | encrypted in `Pulumi.staging.yaml`',
    );
    for (const { name } of registry.surfaces.flatMap(({ secrets }) => secrets)) expect(page).toContain(`\`${name}\``);
  });

  it('says of a secret without a recorded rotation that nobody knows when it is due', () => {
    expect(page).toMatch(/\| docs \| `NETLIFY_API_TOKEN` .*\| not recorded \| not known \|/);
  });

  it('has the keys of the service environments, and for an organization without Apps says that there are none', () => {
    expect(page).toContain(
      '| `storefront` | `infrastructure-production` | `INFRASTRUCTURE_APP_KEY` | `main` | `team:release`, `user:octocat` |',
    );
    expect(envMatrixDocument(Registry.parse(base('minimal')))).toContain('No service environments');
  });
});

describe('the approval map', () => {
  it('tells quorum, reviewers and where they are asked', () => {
    const page = approvalsDocument(registry);
    expect(page).toContain('2 per surface | `team:release`, `user:octocat` | no | blocking, strict');
    expect(page).toContain('`production-approval-api`, `production-approval-api-2`');
    expect(page).toContain(
      '| `storefront` | `causeway evidence writer` | `refs/heads/evidence` | `app:acme-evidence` | always |',
    );
  });

  it('shows administrators that may pass', () => {
    const page = approvalsDocument(
      changed((draft) => {
        draft.tiers[1].adminsBypass = true;
      }),
    );
    expect(page).toMatch(/`staging` .* \*\*yes\*\* \|/);
  });
});

describe('the toggle parity', () => {
  it('has the reason of a toggle that differs, and marks one without', () => {
    expect(toggleParityDocument(registry)).toContain('explained | no live card data outside production |');
    const page = toggleParityDocument(
      changed((draft) => {
        delete draft.surfaces[0].toggles.mockPayments.reason;
      }),
    );
    expect(page).toMatch(/`mockPayments` .* \*\*unexplained\*\* \| – \|/);
  });
});

describe('the registry’s reference', () => {
  it('has every key of the schema at its place', () => {
    const page = registryReferenceDocument();
    for (const place of ['surfaces[].secrets[]', 'tiers[].approval', 'trust.entries[] (kind: key)', 'apps.evidence']) {
      expect(page).toContain(`\`${place}\``);
    }
    expect(page).toContain('| `quorum` | integer, 1 to 6 | no | `1` |');
    // The meaning of a key, and the kind's own sentence in its table.
    expect(page).toContain('| `repository` | Id | no | – | The key of the repository that has the surface’s files. |');
    expect(page).toContain('| Id | Lower case letters, digits and "-"; 1 to 39 characters. |');
  });
});

describe('the badges', () => {
  const workflow = parseWorkflow({
    path: '.github/workflows/ci.yml',
    text: `on: pull_request\njobs: ${jobsOf(`unit: { name: quality / unit }\nany: { name: "$\{{ matrix.x }}" }`)}`,
  });
  const own = changed((draft) => {
    const check = { scope: 'repository', risk: 'a regression', severity: 'high', mode: 'blocking' };
    draft.checks = [
      { ...check, id: 'lint', category: 'A', context: 'workflows / lint' },
      { ...check, id: 'unit', category: 'B', context: 'quality / unit' },
      { ...check, id: 'e2e', category: 'B', context: 'quality / e2e', mode: 'advisory' },
    ];
  });
  const table = badgesTable(own, [workflow]);

  it('show the workflow that reports a category’s checks, and say where none does', () => {
    expect(table).toContain(
      '| **B** quality and tests | `unit` | `e2e` | [![ci.yml](https://github.com/acme/storefront/actions/workflows/ci.yml/badge.svg?branch=main)]',
    );
    expect(table).toContain('| **A** workflow integrity | `lint` | – | reported by no workflow here |');
    expect(table).toContain('| **C** containers | – | – | no checks |');
  });

  it('leave out the checks of other repositories', () => {
    const other = changed((draft) => {
      draft.checks = [{ ...draft.checks[0], id: 'elsewhere', category: 'A', repositories: ['services'] }];
    });
    expect(badgesTable(other, [])).toMatch(/\*\*A\*\* .* no checks \|/);
  });

  it('come below the title where no markers are, and between them where they are', () => {
    const text = withBadges('# Title\n\nText.\n', table);
    expect(text).toMatch(
      /^# Title\n\n<!-- causeway:badges:begin, .* -->\n\| checks [\s\S]*\|\n<!-- causeway:badges:end -->\n\nText\.\n$/,
    );
    expect(withBadges(text, table)).toBe(text);
    expect(withBadges(withBadges(text, badgesTable(own, [])), table)).toBe(text);
  });

  it('are of the registry that their marker names', () => {
    const text = withBadges('# Title\n', table).replace('begin,', 'begin of registry/own.json,');
    expect(badgesIn(text)?.registry).toBe('registry/own.json');
    expect(withBadges(text, table)).toBe(text);
  });

  it.each([
    ['one without the other', (text: string) => text.replace(/<!-- causeway:badges:end -->/, '')],
    ['two of them', (text: string) => text + text],
    [
      'the end first',
      (text: string) => `<!-- causeway:badges:end -->\n${text.replace(/<!-- causeway:badges:end -->/, '')}`,
    ],
  ])('are refused with %s, with the line', (_name, change) => {
    expect(() => withBadges(change(withBadges('# Title\n', table)), table)).toThrow(
      expect.objectContaining({
        message: 'the markers of the badges do not enclose a block',
        place: expect.stringMatching(/^README\.md:\d+$/),
      }),
    );
  });
});

describe('CODEOWNERS', () => {
  const text =
    '# a comment\n* @org/all\n/docs/ @org/docs\n/docs/runbooks/ @org/ops @lead\nREADME.md @lead\n/Pulumi.* @org/release\n/free/\n';
  it.each([
    ['src/a.ts', ['@org/all']],
    ['docs/a.md', ['@org/docs']],
    ['docs/runbooks/rollback.md', ['@org/ops', '@lead']],
    ['deep/down/README.md', ['@lead']],
    ['Pulumi.dev.yaml', ['@org/release']],
    ['free/for/all.md', []],
    ['.github/workflows/ci.yml', ['@org/all']],
  ])('gives %s to %j: the last line that matches counts', (path, owners) => {
    expect(codeOwnersOf(text, path)).toEqual(owners);
  });
});

describe('a document with an owner', () => {
  const governing = planFoundation(registry).repositories.find(({ key }) => key === registry.governance.repository);

  it('changes with that owner’s review alone: CODEOWNERS names them, and each branch’s ruleset wants a code owner', () => {
    const owners = (path: string) => codeOwnersOf(governing?.codeowners ?? '', path);
    expect(owners('docs/security.md')).toEqual(['@acme/release']);
    expect(owners('docs/runbooks/rollback.md')).toEqual(['@acme/web']);
    const pulls = governing?.rulesets.flatMap(({ pullRequest }) => pullRequest ?? []) ?? [];
    expect(pulls.map(({ codeOwnerReview }) => codeOwnerReview)).toEqual([true, true]);
  });
});

describe('Markdown', () => {
  it('never ends a cell or a line within a value', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const [, , row = ''] = pageTable(['a', 'b'], [[inlineCode(left), markdownSentence(right)]], '');
        expect(row).not.toMatch(/[\r\n]/);
        expect(row.match(/(?<!\\)\|/g)).toHaveLength(3);
      }),
    );
  });
});

describe('the threats of docs/security.md', () => {
  it('each name a test that is there', () => {
    const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
    const tests = [...page.matchAll(/\| `(test\/[^`]+)` \|$/gm)].map(([, path = '']) => path);
    expect(tests.length).toBeGreaterThan(20);
    for (const path of tests)
      expect(readFileSync(join(ROOT, path), 'utf8')).toContain(path.includes('/cases/') ? 'change' : 'it');
  });
});
