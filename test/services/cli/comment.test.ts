import fc from 'fast-check';
import { commentBody } from '../../../documents/comments/body';
import { commitFiles, openPull } from '../../../emulator/github/actions/pulls';
import { takeId } from '../../../emulator/github/world';
import { GithubScene } from './github-scene';

/** GitHub's limit of a comment, in characters. */
const MAX_COMMENT = 65_536;

const MARKER = '<!-- causeway:preview -->';

describe('the text of a comment', () => {
  test('never is longer than GitHub takes, begins with its marker, and says when it is cut', () => {
    const line = fc.oneof(fc.string({ maxLength: 300 }), fc.constant('```'), fc.constant('<details>'));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (lines, times) => {
        const report = `x${Array.from({ length: times * 3 }, () => lines.join('\n')).join('\n')}`;
        const body = commentBody('preview', report);
        expect(body.length).toBeLessThanOrEqual(MAX_COMMENT);
        expect(body.startsWith(`${MARKER}\n`)).toBe(true);
        expect(body.includes('**Cut off here**')).toBe(report.trim().length + MARKER.length + 2 > MAX_COMMENT);
      }),
      { numRuns: 50 },
    );
  });

  test('closes a block that the cut left open, so that the note is seen', () => {
    const body = commentBody(
      'preview',
      `# Report\n<details>\n\n\`\`\`\n${'one line of it\n'.repeat(10_000)}\`\`\`\n</details>`,
    );
    expect(body).toMatch(/one line of it\n```\n<\/details>\n\n\*\*Cut off here\*\*: \d+ of 10006 lines/);
  });

  test('a single line that is too long is cut whole', () => {
    expect(commentBody('preview', 'x'.repeat(70_000))).toContain('0 of 1 lines');
  });
});

describe('causeway comment put', () => {
  let scene: GithubScene;
  let token: Readonly<Record<string, string>>;
  let pull: number;
  beforeEach(async () => {
    scene = await GithubScene.open();
    const { world } = scene.world.github;
    const at = '2026-11-21T08:00:00Z';
    commitFiles(world, {
      repository: 'storefront',
      branch: 'change',
      user: 'ada',
      message: 'x',
      files: { a: 'b' },
      at,
    });
    pull = openPull(world, {
      repository: 'storefront',
      head: 'change',
      base: 'main',
      user: 'ada',
      title: 'x',
      at,
    }).number;
    token = {
      ...scene.token({ issues: 'write', pull_requests: 'write', contents: 'read' }, { app: 'github-actions' }),
      GITHUB_ACTIONS: 'true',
    };
  });
  afterEach(() => scene.close());

  const put = (report: string, env = token, ...more: readonly string[]) => {
    scene.put('report.md', report);
    const flags = ['--file', 'report.md', '--marker', 'preview', '--repository', 'web', '--json'];
    return scene.run(['comment', 'put', '--pull', String(pull), ...flags, ...more], env);
  };
  const comments = () => Object.values(scene.repository('web').comments);
  const said = (user: string, body: string) => {
    const id = takeId(scene.world.github.world);
    const at = '2026-11-21T08:30:00Z';
    scene.repository('web').comments[id] = { id, issue: pull, user, body, app: null, createdAt: at, updatedAt: at };
    return id;
  };

  test('makes one, then changes that one, and leaves it when nothing changed', async () => {
    const first = await put('It passes.');
    expect([first.code, JSON.parse(first.stdout)]).toMatchObject([
      0,
      { author: 'github-actions[bot]', did: 'created', superseded: [] },
    ]);
    expect(JSON.parse((await put('It does not.')).stdout)).toMatchObject({ did: 'updated' });
    expect(JSON.parse((await put('It does not.')).stdout)).toMatchObject({ did: 'unchanged' });
    expect(comments()).toMatchObject([{ user: 'github-actions[bot]', body: `${MARKER}\nIt does not.\n` }]);
    expect(scene.world.violations()).toEqual([]);
  });

  test('finds its own on a later page, and never takes another person’s with the same marker', async () => {
    const foreign = said('ada', `${MARKER}\nIt passes, believe me.\n`);
    for (let count = 0; count < 130; count += 1) said('ada', `remark ${count}`);
    const own = said('github-actions[bot]', `${MARKER}\r\nold`);
    said('github-actions[bot]', `quoted: ${MARKER}`);
    expect(JSON.parse((await put('new')).stdout)).toMatchObject({ did: 'updated', id: own });
    expect(scene.repository('web').comments[foreign]!.body).toContain('believe me');
  });

  test('of two of its own one speaks, and the other points there', async () => {
    const [one, two] = [said('github-actions[bot]', `${MARKER}\nold`), said('github-actions[bot]', `${MARKER}\nolder`)];
    expect(JSON.parse((await put('new')).stdout)).toMatchObject({ did: 'updated', id: one, superseded: [two] });
    expect(scene.repository('web').comments[two]!.body).toMatch(/^Superseded by http/);
  });

  test('is written as whoever the credential is: a person, an App, or --author', async () => {
    const person = scene.token({ issues: 'write', pull_requests: 'write', contents: 'read' }, { user: 'ada' });
    expect(JSON.parse((await put('x', person)).stdout)).toMatchObject({ author: 'ada', did: 'created' });
    const unknown = await put('x', { ...token, GITHUB_ACTIONS: 'false' });
    expect([unknown.code, unknown.stderr]).toEqual([3, expect.stringContaining('does not say whose it is')]);
    const told = await put('x', { ...token, GITHUB_ACTIONS: 'false' }, '--author', 'github-actions[bot]');
    expect(JSON.parse(told.stdout)).toMatchObject({ did: 'created' });
    expect(comments()).toHaveLength(2);
  });

  test('writes nothing where it cannot look, may not write, or has nothing to say', async () => {
    const none = async (code: number, message: RegExp, outcome: ReturnType<typeof put>) => {
      const { code: found, stderr } = await outcome;
      expect([found, stderr]).toEqual([code, expect.stringMatching(message)]);
      expect(comments()).toEqual([]);
    };
    await none(2, /report is empty/, put(' \n'));
    await none(2, /contains a GitHub token/, put('ghp_0123456789abcdefghij'));
    await none(2, /is not a marker/, put('x', token, '--marker', 'a-->b'));
    await none(2, /no such pull request/, put('x', token, '--pull', '99'));
    await none(2, /"0" is not a pull request number/, put('x', token, '--pull', '0'));
    const reader = scene.token({ issues: 'read', pull_requests: 'read', contents: 'read' }, { app: 'github-actions' });
    await none(1, /GitHub refused to write a comment: 403/, put('x', { ...reader, GITHUB_ACTIONS: 'true' }));
    scene.world.github.addFault({ kind: 'status', status: 502, path: '/comments', times: 3 });
    await none(3, /could not read/, put('x'));
  });

  test('whose answer was lost is not written twice', async () => {
    scene.world.github.addFault({ kind: 'status', status: 502, method: 'POST', path: '/comments', late: true });
    expect(await put('x')).toMatchObject({ code: 3 });
    expect(JSON.parse((await put('x')).stdout)).toMatchObject({ did: 'unchanged' });
    expect(comments()).toHaveLength(1);
  });
});
