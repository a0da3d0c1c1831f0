import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Office, openOffice } from '../../support/cli/office';
import { TestRepository } from '../../support/delivery/repository';
import { evidenceRegistry } from '../../support/evidence/registry';

const CHECK = { id: 'unit', scope: 'repository', category: 'B', risk: 'x', severity: 'high', mode: 'blocking' };
const PARTS = [
  ...['--constraint', 'CI takes less than ten minutes', '--risk-if-unchanged', 'the fix of an outage waits'],
  ...['--minimal-exception', 'one check, one week', '--rollback-path', 'causeway checks promote'],
  ...['--requested-by', 'user:octocat', '--id', 'w-1'],
];
const ALL = ['--surface', 'docs', '--surface', 'orders', '--surface', 'shop'];

let office: Office;
let commit: string;
beforeEach(async () => {
  const registry = evidenceRegistry([], { checks: [{ ...CHECK, context: 'unit' }] });
  const governance = { ...registry.governance, waiverApprovers: ['user:hubot'] };
  office = await openOffice({ ...registry, governance }, ['user:octocat', 'user:hubot']);
  commit = new TestRepository(office.folder).commit();
});
afterEach(() => office.close());

const demote = () => office.as(undefined, office.now, 'checks', 'promote', '--check', 'unit', '--to', 'advisory');
const ask = (...place: readonly string[]) =>
  office.as('user:octocat', office.now, 'waiver', 'new', '--check', 'unit', ...place, ...PARTS);
const approve = () => office.as('user:hubot', office.now, 'waiver', 'approve', 'w-1', '--approver', 'user:hubot');
const mode = () => JSON.parse(office.read('registry/deploy-surfaces.json')).checks[0].mode;

describe('a check that blocks', () => {
  test('becomes advisory by an approved waiver of it, for everything that it protects', async () => {
    expect(await ask(...ALL, '--commit', commit)).toMatchObject({ code: 0, stderr: '' });
    expect(await demote()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('only with a waiver: waiver w-1'),
    });
    await approve();
    expect(await demote()).toMatchObject({ code: 0, stdout: expect.stringContaining('the waiver w-1 lets unit be') });
    expect(mode()).toBe('advisory');
  });

  test('stays as it is with a waiver of another commit, or of one surface alone', async () => {
    for (const place of [
      [...ALL, '--commit', 'a'.repeat(40)],
      ['--surface', 'shop', '--commit', commit],
    ]) {
      expect(await ask(...place)).toMatchObject({ code: 0 });
      await approve();
      expect(await demote()).toMatchObject({ code: 1, stderr: expect.stringContaining('there is none') });
      rmSync(join(office.folder, 'registry/waivers'), { recursive: true });
    }
    expect(mode()).toBe('blocking');
  });
});
