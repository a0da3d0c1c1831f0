import { testFile } from '../../../formats/javascript/test-cases';
import { casesOf } from '../../support/cases';

const compared = (text: string) => testFile(text, 'a.test.js')?.running.map(({ assertions }) => assertions > 0);

test.each(casesOf<string, string>('comparisons.yaml'))('%s', (_what, { input, verdict }) => {
  const text = `import { f } from './a';\nit('x', async () => {\n${input}\n});\n`;
  expect(compared(text)).toEqual([verdict === 'compares']);
});

test('code that runs later counts where the test says when it is done', () => {
  expect(compared("it('x', (done) => { f((v) => { expect(v).toBe(2); done(); }); });")).toEqual([true]);
  expect(compared("it('x', (done) => { setTimeout(() => { expect(f()).toBe(2); done(); }); });")).toEqual([true]);
  expect(compared("it('x', () => expect(f()).resolves.toBe(2));")).toEqual([true]);
});

test('a table without rows makes no test', () => {
  expect(compared("it.each([])('x', (a) => { expect(f(a)).toBe(2); });")).toEqual([]);
  expect(compared("it.each([1])('x', (a) => { expect(f(a)).toBe(2); });")).toEqual([true]);
});

test.each([
  [
    'a loop whose function is async',
    "it('a', () => { items.forEach(async (x) => { expect(await f(x)).toBe(2); }); });",
    [false],
  ],
  [
    'a function that is async, called at once',
    "it('a', () => { (async () => { expect(await f()).toBe(2); })(); });",
    [false],
  ],
  [
    'a helper that is async',
    "async function run() { expect(await f()).toBe(2); }\nit('a', () => { run(); });",
    [false],
  ],
  [
    'a helper that is awaited',
    "async function run() { expect(await f()).toBe(2); }\nit('a', async () => { await run(); });",
    [true],
  ],
  ['a request that nobody sends', "it('a', () => { request(app).get('/').expect(200); });", [false]],
  ['a request of supertest', "it('a', async () => { await request(app).get('/').expect(200); });", [true]],
  ['a request that tells when it is done', "it('a', (done) => { request(app).get('/').expect(200, done); });", [true]],
  ['a query that fails without a match', "it('a', () => { render(a); screen.getByText('x'); });", [true]],
  ['a query that nobody awaits', "it('a', () => { render(a); screen.findByText('x'); });", [false]],
  ['a search of Cypress', "it('a', () => { cy.visit('/'); cy.contains('x'); });", [true]],
])('%s compares or does not', (_name, text, verdict) => {
  expect(compared(text)).toEqual(verdict);
});

test.each([
  [
    'a hook that skips',
    "describe('s', () => { before(function () { this.skip(); });\nit('a', () => { expect(f()).toBe(2); }); });",
  ],
  [
    'a hook that skips by its context',
    "beforeEach((ctx) => { ctx.skip(); });\nit('a', () => { expect(f()).toBe(2); });",
  ],
  ['a hook without braces', "beforeEach((ctx) => ctx.skip());\nit('a', () => { expect(f()).toBe(2); });"],
  ['a member of its context', "it('a', ({ skip }) => { skip(); expect(f()).toBe(2); });"],
  ['another name of such a member', "it('a', ({ skip: off }) => { off(); expect(f()).toBe(2); });"],
  ['pending', "it('a', () => { pending(); expect(f()).toBe(2); });"],
  [
    'a condition of Playwright',
    "test.skip(({ browserName }) => true, 'later');\ntest('a', () => { expect(f()).toBe(2); });",
  ],
])('%s switches a test off', (_name, text) => {
  expect(compared(text)).toEqual([]);
});

test.each([
  ['a table of tests', "[1, 2].forEach((c) => { it('a', () => { expect(f(c)).toBe(2); }); });"],
  ['a table without braces', "cases.forEach((c) => it('a', () => { expect(f(c)).toBe(2); }));"],
  ['a loop without braces', "for (const c of cs) it('a', () => { expect(f(c)).toBe(2); });"],
  ['a function by its name', "const a = () => { expect(f()).toBe(2); };\nit('a', a);"],
  ['a declared function', "function a() { expect(f()).toBe(2); }\nit('a', a);"],
  ['Angular', "it('a', fakeAsync(() => { tick(); expect(f()).toBe(2); }));"],
  ['Deno', "Deno.test('a', () => { assertEquals(f(), 2); });"],
  ['QUnit', "QUnit.module('s', () => { QUnit.test('a', (assert) => { assert.equal(f(), 2); }); });"],
  ['tap', "tap.test('a', (t) => { t.equal(f(), 2); t.end(); });"],
])('%s makes a test', (_name, text) => {
  expect(compared(text)).toEqual([true]);
});

const named = (text: string, path = 'a.test.ts') => testFile(text, path)?.running.map(({ name }) => name);

test('a literal of the file is a literal in its tests', () => {
  expect(compared("const one = 1;\nit('a', () => { expect(one).toBe(1); });")).toEqual([false]);
  expect(compared("const one = f();\nit('a', () => { expect(one).toBe(1); });")).toEqual([true]);
});

test('cases of a rule of ESLint are tests', () => {
  const cases = "valid: ['a', { code: 'b', skip: true }], invalid: [{ code: 'c', errors: 1 }]";
  expect(compared(`const t = new RuleTester();\nt.run('x', rule, { ${cases} });`)).toEqual([true, true]);
  expect(compared("t.run('x', rule, { valid: ['a'], invalid: [{ code: 'c', only: true }] });")).toEqual([]);
  expect(compared("t.run('x', rule);")).toEqual([]);
});

test('steps of Nightwatch are tests', () => {
  const steps = "before(b) {}, 'sells': (b) => { b.url('/').assert.visible('a'); }, ships(b) { b.click('a'); }";
  expect(compared(`module.exports = { ${steps} };`)).toEqual([true, false]);
  expect(named(`export default { ${steps} };`)).toEqual([' > sells', ' > ships']);
  expect(compared(`module.exports = { '@disabled': true, ${steps} };`)).toEqual([]);
});

test('a fixture of TestCafe that is switched off has no running test', () => {
  const sells = "test('a', async (t) => { await t.expect(f()).eql(2); });";
  expect(compared(`fixture.skip\`x\`;\n${sells}\nfixture\`y\`.page\`z\`;\n${sells}`)).toEqual([true]);
});

test('a benchmark is no test', () => {
  expect(compared("bench('a', () => { expect(f()).toBe(2); });")).toEqual([]);
});

test('a page is waited for where the file imports its matchers', () => {
  const waits = "import { expect, test } from '@playwright/test';\n";
  expect(compared(`${waits}test('a', async ({ page }) => { expect(page.locator('a')).toBeVisible(); });`)).toEqual([
    false,
  ]);
  expect(
    compared(`${waits}test('a', async ({ page }) => { await expect(page.locator('a')).toBeVisible(); });`),
  ).toEqual([true]);
  expect(compared(`${waits}test('a', async () => { expect(f()).toBe(2); });`)).toEqual([true]);
});

test('decorators of both kinds are read', () => {
  const angular =
    "class A { constructor(@Inject(X) private x: X) {} @Input() a = 1; }\nit('a', () => { expect(f()).toBe(2); });";
  const standard = "export @sealed class A { @dec accessor a = 1; }\nit('a', () => { expect(f()).toBe(2); });";
  expect([angular, standard].map((text) => named(text))).toEqual([[" > 'a'"], [" > 'a'"]]);
});

test.each([
  ['a test that runs alone', "it.only('b', () => {});\nit('a', () => { expect(f()).toBe(2); });"],
  ['a suite that runs alone', "describe.only('b', () => {});\nit('a', () => { expect(f()).toBe(2); });"],
  ['a suite that returns', "describe('s', () => { return; it('a', () => { expect(f()).toBe(2); }); });"],
])('%s keeps others from running', (_name, text) => {
  expect(compared(text)).toEqual([]);
});
