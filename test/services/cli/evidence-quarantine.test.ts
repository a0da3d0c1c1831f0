import { signerFrom } from '../../../evidence/signing/signer';
import { statementPath } from '../../../evidence/verification/statement-path';
import { COMMIT, sample } from '../../support/evidence/samples';
import { Desk } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const GARBAGE = `evidence/${COMMIT}/shop/production/deploy-receipt-${'0'.repeat(64)}.sigstore.json`;
const WHY = ['--reason', 'pushed by hand'];

describe('causeway evidence quarantine', () => {
  const quarantine = (person: string, ...args: readonly string[]) =>
    desk.as(person, desk.later(1), 'evidence', 'quarantine', ...args);
  const add = (files: Readonly<Record<string, string>>) => {
    desk.scene.pull();
    desk.scene.hand.write(files).commit('by hand');
    desk.scene.push();
  };
  const chain = () => desk.as(undefined, desk.later(2), 'receipt', 'list', '--surface', 'shop', '--tier', 'production');

  it('of an owner sets a file aside that counts for nothing, once', async () => {
    add({ [GARBAGE]: '{}' });
    expect(await chain()).toMatchObject({ code: 1, stdout: expect.stringContaining('does not count') });
    const set = await quarantine('user:octocat', GARBAGE, ...WHY);
    expect(set).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining(`user:octocat  ${GARBAGE}`) });
    expect(desk.files()).toContainEqual(expect.stringMatching(/^evidence\/_\/_\/_\/quarantine-[0-9a-f]{64}/));
    expect(await chain()).toMatchObject({ code: 0 });
    expect(await quarantine('user:octocat', GARBAGE, ...WHY)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('already quarantined'),
    });
    expect(desk.files()).toHaveLength(2);
  });

  it('of nobody else, of no such file, of a file that holds, or without a reason writes nothing', async () => {
    add({ [GARBAGE]: '{}' });
    expect(await quarantine('user:hubot', GARBAGE, ...WHY)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('may not attest quarantine'),
    });
    expect(await quarantine('user:octocat', `${GARBAGE}x`, ...WHY)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no file at that path was refused'),
    });
    expect(await quarantine('user:octocat', GARBAGE)).toMatchObject({ code: 2 });
    expect(await quarantine('user:octocat', GARBAGE, '--reason', '')).toMatchObject({ code: 2 });
    expect(desk.files()).toEqual([GARBAGE]);
    const incident = sample('incident', { tier: 'production', openedAt: desk.now.toISOString() });
    const bytes = await signerFrom(desk.office.environmentOf('user:octocat')).sign(incident);
    const path = statementPath(incident, bytes);
    add({ [path]: bytes.toString() });
    expect(await quarantine('user:octocat', path, ...WHY)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the file is valid, and is of the kind incident'),
    });
    expect(desk.files()).toHaveLength(2);
  });
});
