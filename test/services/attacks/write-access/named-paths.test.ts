import { execFileSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../../../cli/context';
import { readBundle } from '../../../../cli/input/bundle-files';
import { documentFile } from '../../../../cli/input/document-file';

/*
 * A person with write access starts workflows manually with any input. A job with secrets in its environment reads a
 * path from the inputs, and puts the content into an artifact that the person can download.
 */
describe('a path that somebody with write access chose', () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-paths-'));
  const workspace = join(folder, 'checkout');
  const job = { cwd: workspace, env: { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace } } as unknown as Context;
  const desk = { ...job, env: {} } as Context;
  const read = (file: string, context = job) => documentFile(context, file, { most: 1000 }).toString('utf8');

  beforeAll(() => {
    mkdirSync(join(workspace, '.git'), { recursive: true });
    mkdirSync(join(workspace, 'docs'));
    mkdirSync(`${workspace}-of-another`);
    writeFileSync(join(workspace, '.git', 'config'), 'extraheader = AUTHORIZATION: basic secret');
    writeFileSync(join(workspace, 'docs', 'notes.md'), 'notes');
    writeFileSync(join(workspace, 'docs', '..notes.md'), 'dots');
    writeFileSync(join(folder, 'outside'), 'secret');
    writeFileSync(join(`${workspace}-of-another`, 'outside'), 'secret');
    writeFileSync(join(workspace, 'large'), 'x'.repeat(1001));
    symlinkSync('docs/notes.md', join(workspace, 'inside-link'));
    symlinkSync('../outside', join(workspace, 'link'));
    symlinkSync('..', join(workspace, 'up'));
    symlinkSync('/proc/self', join(workspace, 'self'));
    symlinkSync('.git', join(workspace, 'store'));
    symlinkSync('loop', join(workspace, 'loop'));
    execFileSync('mkfifo', [join(workspace, 'pipe')]);
    const sparse = openSync(join(workspace, 'sparse'), 'w');
    ftruncateSync(sparse, 2 ** 40);
    closeSync(sparse);
  });

  it.each(['docs/notes.md', './docs/../docs/notes.md', 'inside-link'])(
    'is read where it is a document of the checkout: %s',
    (file) => {
      expect(read(file)).toBe('notes');
    },
  );

  it('may begin with dots that lead nowhere', () => {
    expect(read('docs/..notes.md')).toBe('dots');
  });

  it.each([
    '/proc/self/environ',
    '/proc/self/../self/environ',
    '/proc/thread-self/environ',
    'self/environ',
    '/dev/stdin',
    '/dev/zero',
    '/dev/fd/0',
    '/sys/kernel/notes',
    '/etc/passwd',
    '../outside',
    'docs/../../outside',
    'link',
    'up/outside',
    '../checkout-of-another/outside',
    '.git/config',
    'docs/../.git/config',
    'store/config',
    'pipe',
    'large',
    'sparse',
    'docs',
    '.',
    '',
    'loop',
    'missing',
    'docs/notes.md/x',
  ])('is refused, with nothing of its content: %j', (file) => {
    let message = '';
    try {
      read(file);
    } catch (error) {
      message = String(error);
      expect(error).toMatchObject({ name: 'UserError', exitCode: 2, place: file, allowed: expect.any(String) });
    }
    expect(message).not.toBe('');
    expect(message).not.toContain('secret');
  });

  it.each(['..', '../checkout-of-another', 'up', '.git', 'store', '/proc/self', 'self', '/etc', '../outside', 'pipe'])(
    'is no bundle, with nothing of its content: %j',
    (path) => {
      let message = '';
      try {
        readBundle(job, path);
      } catch (error) {
        message = String(error);
        expect(error).toMatchObject({ name: 'UserError', exitCode: 2, place: path, allowed: expect.any(String) });
      }
      expect(message).toMatch(/belongs to the kernel|outside the checkout|git’s own|not a regular file/);
    },
  );

  it('is a person’s own at a desk, yet never the kernel’s, a pipe or too large', () => {
    expect(read('../outside', desk)).toBe('secret');
    for (const file of ['/proc/self/environ', '/dev/zero', 'self/environ', 'pipe', 'sparse']) {
      expect(() => read(file, desk)).toThrow();
    }
  });
});

describe('commands', () => {
  it('read a named document in one place', () => {
    const cli = join(__dirname, '../../../../cli');
    const files = readdirSync(cli, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(50);
    const others = files.filter((name) =>
      /(?:readFileSync|openSync|statSync|read(?!Workflows)[A-Z]\w*)\((?:path\.)?resolve\(context/.test(
        readFileSync(join(cli, name), 'utf8'),
      ),
    );
    expect(others).toEqual([]);
  });
});
