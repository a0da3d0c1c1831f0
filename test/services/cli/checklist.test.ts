import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../support/registry/fixtures';
import { Desk } from './desk';

const COMMIT = 'a'.repeat(40);
const template = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

describe('causeway checklist', () => {
  const list = (change: (text: string) => string = (text) => text) =>
    desk.office.put(
      'checklist.md',
      change(
        template('operations/go-live-checklist.md')
          .replace('<tier>', 'production')
          .replace('<full commit id>', COMMIT)
          .replaceAll('done: false', 'done: true')
          .replaceAll(/evidence: <.*>/g, 'evidence: seen in the record'),
      ),
    );
  const sign = (person: string, role: string) =>
    desk.as(person, desk.now, 'checklist', 'sign', 'checklist.md', '--person', person, '--role', role);
  const release = ['--tier', 'production', '--commit', COMMIT];
  const verify = (...more: readonly string[]) =>
    desk.as(undefined, desk.later(1), 'checklist', 'verify', ...more, ...release);

  it('is signed off by product and manager', async () => {
    list();
    expect(await verify('checklist.md')).toMatchObject({ code: 0 });
    expect(await verify()).toMatchObject({ code: 1, stdout: expect.stringContaining('missing') });
    expect(await sign('user:octocat', 'product')).toMatchObject({ code: 0, stderr: '' });
    expect(await verify()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('signed these items off as manager'),
    });
    expect((await sign('user:octocat', 'manager')).code).toBe(0);
    expect(await verify()).toMatchObject({ code: 1, stdout: expect.stringContaining('different persons') });
    expect((await sign('user:hubot', 'manager')).code).toBe(0);
    expect(await verify()).toMatchObject({ code: 0, stdout: expect.stringMatching(/^pass: 4 items done/) });
  });

  it.each<[string, (text: string) => string, number, RegExp]>([
    ['the template', () => template('operations/go-live-checklist.md'), 2, /checklist\.md:3: a field is not filled in/],
    [
      'something undone',
      (text) => text.replace('done: true', 'done: false'),
      1,
      /checklist\.md:7: items: evidence-review/,
    ],
    [
      'an item left out',
      (text) => text.replace('backup-confirmation', 'backup'),
      1,
      /backup-confirmation is not there/,
    ],
    ['an unknown tier', (text) => text.replace('tier: production', 'tier: moon'), 2, /there is no tier "moon"/],
  ])('with %s is not signed', async (_name, change, code, message) => {
    list(change);
    const outcome = await sign('user:octocat', 'product');
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringMatching(message)]);
    expect(desk.files()).toEqual([]);
  });

  it('is not signed in a role that the registry gives to others', async () => {
    list();
    expect(await sign('user:hubot', 'product')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/user:hubot does not hold the role product;.*\n.*\n\s+allowed: user:octocat /),
    });
    expect(desk.files()).toEqual([]);
  });

  it('is not signed in the name of another person', async () => {
    list();
    const args = ['checklist', 'sign', 'checklist.md', '--person', 'user:hubot', '--role', 'manager'];
    expect(await desk.as('user:octocat', desk.now, ...args)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not by user:hubot'),
    });
    expect(desk.files()).toEqual([]);
  });
});
