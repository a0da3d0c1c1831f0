import { runHere } from '../../../demo/command';
import { NOW, ROOT } from '../../support/registry/fixtures';

describe('where CI=true, another registry or time is refused', () => {
  it.each<[string, readonly string[]]>([
    [
      'of a readiness that would read other proofs',
      ['readiness', 'status', '--registry', 'registry/deploy-surfaces.json'],
    ],
    ['of durability evidence that would be dated otherwise', ['durability', 'run', '--now', '2026-11-21T09:00:00Z']],
  ])('%s', async (_name, args) => {
    const { code, stderr } = await runHere(args, { cwd: ROOT, env: { CI: 'true' }, startedAt: NOW });
    expect([code, stderr]).toEqual([2, expect.stringContaining('refused when CI=true')]);
  });
});
