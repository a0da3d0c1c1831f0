import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
  GIT_AUTHOR_DATE: '2026-11-20T10:00:00Z',
  GIT_COMMITTER_DATE: '2026-11-20T10:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  // Disables the sample hooks.
  GIT_TEMPLATE_DIR: '',
};

// A file address is a remote here, and no repository exists long enough to need maintenance.
const CONFIGURED = ['protocol.file.allow=always', 'maintenance.auto=false'].flatMap((each) => ['-c', each]);

/** A new folder. `dispose` removes it. */
export function scratch(): { readonly path: string; readonly dispose: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'causeway-'));
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}

/** A real git repository in a folder. */
export class TestRepository {
  /** `isThere`: the repository already exists in its folder. */
  constructor(
    readonly path: string,
    { isThere = false } = {},
  ) {
    if (isThere) return;
    mkdirSync(path, { recursive: true });
    this.git('init', '--quiet', '--initial-branch=main');
  }

  git(...args: readonly string[]): string {
    const options = { cwd: this.path, encoding: 'utf8', env: { ...process.env, ...IDENTITY }, stdio: 'pipe' } as const;
    return execFileSync('git', [...CONFIGURED, ...args], options).trim();
  }

  write(files: Readonly<Record<string, string>>): this {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, path)), { recursive: true });
      writeFileSync(join(this.path, path), text);
    }
    return this;
  }

  /** Commits everything. Returns the full id. */
  commit(message = 'change'): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }
}
