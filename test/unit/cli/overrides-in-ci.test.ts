import { run } from '../../../cli/program';
import { NOW, ROOT } from '../../support/registry/fixtures';

describe('where CI=true, another registry or time is refused', () => {
  it.each<[string, readonly string[]]>([
    [
      'of a readiness that would read other proofs',
      ['readiness', 'status', '--registry', 'registry/deploy-surfaces.json'],
    ],
    ['of durability evidence that would be dated otherwise', ['durability', 'run', '--now', '2026-11-21T09:00:00Z']],
  ])('%s', async (_name, args) => {
    const warned: string[] = [];
    let code = 0;
    await run(args, {
      ...{ print: () => undefined, warn: (text: string) => warned.push(text), progress: () => undefined },
      ...{ ask: undefined, env: { CI: 'true' }, cwd: ROOT, startedAt: NOW },
      exit: (value) => {
        code = value;
      },
    });
    expect([code, warned.join('\n')]).toEqual([2, expect.stringContaining('refused where CI=true')]);
  });
});
