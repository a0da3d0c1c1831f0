import fc from 'fast-check';
import { type BaselineRule, judgeBaseline, type RunOutcome } from '../../../../delivery/checks/baseline';
import { netlifyFileFindings } from '../../../../delivery/checks/netlify-file';
import { judgeLane } from '../../../../delivery/checks/scope';
import { judgeTests } from '../../../../delivery/checks/tests-gate';
import { evidenceRegistry } from '../../../support/evidence/registry';

const NOW = new Date('2026-11-21T09:00:00Z');
const DAY = 86_400_000;
const RULE: BaselineRule = { runs: 5, days: 4, flakeRate: 0.1 };
const green = (daysAgo: number, ...attempts: RunOutcome['attempts'][number][]): RunOutcome => ({
  runId: 1000 - Math.round(daysAgo * 10),
  at: new Date(NOW.getTime() - daysAgo * DAY).toISOString(),
  attempts: attempts.length === 0 ? ['success'] : attempts,
});
const judge = (outcomes: readonly RunOutcome[]) => judgeBaseline(outcomes, RULE, NOW);
const FIVE = [0, 1, 2, 3, 4].map((day) => green(day));

describe('a baseline', () => {
  test('is proven by enough green runs in a row over enough days, whatever came before and in whatever order', () => {
    expect(judge(FIVE)).toMatchObject({ ok: true, green: 5, flakes: 0, reasons: [] });
    expect(judge([...FIVE, green(5, 'failure')].reverse())).toMatchObject({ ok: true, green: 5, considered: 6 });
  });

  test.each<readonly [string, readonly RunOutcome[], RegExp]>([
    ['there is none', [], /there is no run of it/],
    ['there are too few', FIVE.slice(0, 4), /4 green runs in a row, of 5/],
    ['they came on one day', FIVE.map((_each, index) => green(index / 10)), /they cover 0 days, of 4/],
    ['the newest was red', [green(0, 'failure'), ...FIVE.slice(1), green(5)], /0 green runs in a row/],
    [
      'one in between was red',
      FIVE.map((each, day) => (day === 2 ? green(2, 'failure') : each)),
      /2 green runs in a row/,
    ],
    [
      'a red attempt became green without a commit',
      FIVE.map((each, day) => (day === 2 ? green(2, 'failure', 'success') : each)),
      /1 of 5 runs were red, then green/,
    ],
    ['the newest is old', [5, 6, 7, 8, 9].map((day) => green(day)), /its newest run is of/],
  ])('is not proven when %s', (_name, outcomes, reason) => {
    expect(judge(outcomes)).toMatchObject({
      ok: false,
      reasons: expect.arrayContaining([expect.stringMatching(reason)]),
    });
  });

  test('is never proven by fewer green runs than asked, nor lost by the order in which they are read', () => {
    const outcome = fc
      .record({ day: fc.double({ min: 0, max: 9, noNaN: true }), isGreen: fc.boolean() })
      .map(({ day, isGreen }) => green(day, isGreen ? 'success' : 'failure'));
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 12 }), (outcomes) => {
        const found = judge(outcomes);
        if (found.ok)
          expect(outcomes.filter(({ attempts }) => attempts[0] === 'success').length).toBeGreaterThanOrEqual(5);
        if (new Set(outcomes.map(({ at }) => at)).size < outcomes.length) return;
        expect(judge([...outcomes].reverse())).toEqual(found);
      }),
    );
  });
});

describe('a lane', () => {
  const lane = { id: 'web', owners: ['team:web'], in: ['apps/**', 'packages/**'], out: ['apps/api/**'] };
  test('holds what is in it and not out of it, dot files too', () => {
    expect(judgeLane(lane, ['apps/shop/a.ts', 'packages/.hidden'])).toMatchObject({ inScope: 2, outOfScope: [] });
    expect(judgeLane(lane, ['apps/api/a.ts', 'docs/a.md', 'apps/b']).outOfScope).toEqual([
      { path: 'apps/api/a.ts', why: 'excluded from the lane by apps/api/**' },
      { path: 'docs/a.md', why: 'matches none of apps/**, packages/**' },
    ]);
  });
});

describe('the test gate', () => {
  const surfaces = evidenceRegistry()
    .surfaces.filter(({ id }) => id !== 'orders')
    .map((surface) => ({ ...surface, paths: { include: [`apps/${surface.id}/**`], exclude: [] } }));
  const gate = (paths: readonly string[], more: { except?: readonly string[]; reasons?: readonly string[] } = {}) =>
    judgeTests({
      surfaces,
      changed: paths.map((path) => ({ path, isSubmodule: false })),
      except: [],
      reasons: [],
      ...more,
    });

  test.each([
    ['code with a test of its surface', ['apps/shop/a.ts', 'apps/shop/a.test.ts']],
    ['code with a test that belongs to no surface', ['apps/shop/a.ts', 'test/shop.test.ts']],
    ['a unit test of a component for Cypress', ['apps/shop/a.tsx', 'apps/shop/a.cy.tsx']],
    ['a test of Swift', ['apps/shop/Sources/a.swift', 'apps/shop/Tests/aTests.swift']],
    ['documents and settings', ['README.md', 'apps/shop/vite.config.ts', 'apps/shop/types.d.ts', 'package.json']],
    ['tests alone', ['apps/shop/a.test.ts']],
    ['nothing', []],
  ])('lets %s pass', (_name, paths) => {
    expect(gate(paths)).toMatchObject({ ok: true, untested: [] });
  });

  test.each([
    ['code alone', ['apps/shop/a.ts'], ['apps/shop/a.ts']],
    ['code with another surface’s test', ['apps/shop/a.ts', 'apps/docs/a.test.ts'], ['apps/shop/a.ts']],
    [
      'code of two surfaces with the test of one',
      ['apps/shop/a.ts', 'apps/docs/b.py', 'apps/docs/b_test.py'],
      ['apps/shop/a.ts'],
    ],
    ['SQL', ['apps/shop/1.sql'], ['apps/shop/1.sql']],
    ['settings of the application', ['apps/shop/src/auth.config.ts'], ['apps/shop/src/auth.config.ts']],
    ...[
      'main.dart',
      'a.ex',
      'a.c',
      'a.h',
      'a.cpp',
      'a.lua',
      'a.pl',
      'a.hs',
      'a.fs',
      'a.clj',
      'a.m',
      'a.R',
      'a.erl',
    ].map((name) => [name, [`apps/shop/${name}`], [`apps/shop/${name}`]] as [string, string[], string[]]),
    ...['a.graphql', 'a.prisma', 'main.tf', 'a.proto', 'a.ps1', 'a.sol', 'a.zig', 'a.nix', 'a.ejs'].map(
      (name) => [name, [`apps/shop/${name}`], [`apps/shop/${name}`]] as [string, string[], string[]],
    ),
  ])('stops %s', (_name, paths, untested) => {
    expect(gate(paths)).toMatchObject({ ok: false, untested });
  });

  test('takes stated exceptions, shows them, and takes no excuse for a reason', () => {
    expect(gate(['apps/shop/a.ts'], { except: ['apps/shop/**'] })).toMatchObject({
      ok: true,
      excepted: ['apps/shop/a.ts'],
    });
    const reasons = ['only renames a private field'];
    expect(gate(['apps/shop/a.ts'], { reasons })).toMatchObject({ ok: true, untested: ['apps/shop/a.ts'], reasons });
    for (const empty of [
      ...['n/a', '', '.............', '------------------', '1234567890123', 'aaaaaaaaaaaaaaaa', 'asdf asdf asdf asdf'],
      ...['no test is needed here', 'not applicable', 'todo todo later later', 'n/a n/a n/a n/a', '🙂🙂🙂🙂🙂🙂🙂🙂'],
    ]) {
      expect([empty, gate(['apps/shop/a.ts'], { reasons: [empty] }).ok]).toEqual([empty, false]);
    }
    expect(gate(['apps/shop/a.ts'], { reasons: ['仅重命名一个私有字段的名称而已'] })).toMatchObject({ ok: true });
  });

  test.each([
    ['of a kind that it does not know', 'apps/shop/a.frob'],
    ['without an ending', 'apps/shop/run'],
    ['in a folder that has the name of tests', 'apps/shop/src/e2e/crypto.ts'],
    ['in a folder that has the name of tests, too', 'apps/shop/app/test/page.tsx'],
    ['with a name that pytest collects', 'apps/shop/test_connection.py'],
  ])('cannot judge a file %s', (_name, path) => {
    expect(gate([path])).toMatchObject({ ok: true, code: [], untested: [], unjudged: [path] });
    expect(gate([path, 'apps/shop/a.test.ts'])).toMatchObject({ ok: true, unjudged: [] });
    expect(gate([path], { except: [path] })).toMatchObject({ unjudged: [], excepted: [path] });
    expect(gate([path], { reasons: ['only renames a private field'] })).toMatchObject({ ok: true, unjudged: [] });
  });

  test('takes documents, data, pictures and the settings of tools for no code', () => {
    const names = ['a.md', 'a.json', 'a.yaml', 'a.png', 'a.css', 'Dockerfile', 'LICENSE', '.gitignore', '.env.example'];
    const tools = ['.eslintrc.js', 'vitest.config.mts', 'go.mod', 'test/fixtures/a.ts', '__snapshots__/a.txt.new'];
    expect(gate([...names, ...tools].map((name) => `apps/shop/${name}`))).toMatchObject({ code: [], unjudged: [] });
  });
});

describe('netlify.toml', () => {
  const GOOD = '[build]\ncommand = "npm run test:run && npm run build"\n[build.environment]\nNODE_VERSION = "24"\n';
  const SCRIPTS = { 'test:run': 'vitest run', build: 'vite build' };
  const flaws = (text: string, scripts = {}) =>
    netlifyFileFindings(text, 'netlify.toml', { scripts: { ...SCRIPTS, ...scripts } }).flaws;

  test('that runs tests, then builds, with Node pinned, is sound', () => {
    expect(flaws(GOOD, { 'test:run': 'vitest run', build: 'vite build' })).toEqual([]);
  });

  test.each<readonly [string, string, RegExp, Record<string, string>]>([
    [
      'builds first',
      GOOD.replace('npm run test:run && npm run build', 'npm run build && npm run test:run'),
      /the command is/,
      {},
    ],
    ['builds without tests', GOOD.replace('npm run test:run && ', ''), /the command is/, {}],
    ['builds even when tests fail', GOOD.replace('&&', '||'), /the command is/, {}],
    ['builds after tests in any case', GOOD.replace(' &&', ';'), /the command is/, {}],
    ['has no command', GOOD.replace(/command.*/, ''), /there is no command/, {}],
    ['is empty', '', /there is no command/, {}],
    [
      'runs end-to-end tests',
      GOOD.replace('npm run build"', 'npm run build && npx playwright test"'),
      /end-to-end/,
      {},
    ],
    [
      'runs them by a script',
      GOOD,
      /end-to-end/,
      { 'test:run': 'npm run all', all: 'vitest run && npm run e2e', e2e: 'x' },
    ],
    ['runs them after a script', GOOD, /end-to-end/, { 'posttest:run': 'npx cypress run' }],
    ['has no script of tests', GOOD, /no script "test:run"/, { 'test:run': ' ' }],
    ['has no script that builds', GOOD, /no script "build"/, { build: '' }],
    ['lets tests fail', GOOD, /a failure does not end it/, { 'test:run': 'vitest run || true' }],
    ['lets them fail further down', GOOD, /does not end it/, { 'test:run': 'npm run unit', unit: 'jest; exit 0' }],
    ['lets there be none', GOOD, /does not end it/, { 'test:run': 'jest --passWithNoTests' }],
    ['has no Node', GOOD.replace(/NODE_VERSION.*/, ''), /not pinned/, {}],
    ['has any Node', GOOD.replace('"24"', '"lts/*"'), /not pinned/, {}],
    ['has Node as a number', GOOD.replace('"24"', '24'), /not pinned/, {}],
    [
      'says otherwise in a context',
      `${GOOD}[context.deploy-preview]\ncommand = "npm run build"\n`,
      /context.deploy-preview.command/,
      {},
    ],
    [
      'has another Node in a context',
      `${GOOD}[context.production.environment]\nNODE_VERSION = "22"\n`,
      /another Node/,
      {},
    ],
    ['has a plugin for them', `${GOOD}[[plugins]]\npackage = "netlify-plugin-cypress"\n`, /netlify-plugin-cypress/, {}],
  ])('that %s is not', (_name, text, reason, scripts) => {
    expect(flaws(text, scripts)).toEqual(expect.arrayContaining([expect.stringMatching(reason)]));
  });

  test('that has no package.json beside it builds nothing', () => {
    expect(netlifyFileFindings(GOOD, 'netlify.toml', { scripts: {} }).flaws).toEqual([
      expect.stringContaining('no script "test:run"'),
      expect.stringContaining('no script "build"'),
    ]);
  });

  test.each([
    ['is no TOML', '[build\ncommand = 1'],
    ['has a key twice', `${GOOD}NODE_VERSION = "22"\n`],
    ['has a table that is none', 'build = 1\n'],
  ])('that %s is refused with its place', (_name, text) => {
    expect(() => flaws(text)).toThrow(
      expect.objectContaining({ exitCode: 2, place: expect.stringMatching(/^netlify.toml/) }),
    );
  });
});
