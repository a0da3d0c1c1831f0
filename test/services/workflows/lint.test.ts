import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { NewFile } from '../../../registry/template';
import { lintWorkflows } from '../../../toolchain/lint-workflows';
import { generatedFiles } from '../../../workflows/generated-files';
import { ROOT } from '../../support/registry/fixtures';
import { worlds } from '../../support/workflows/worlds';

const right = `name: x
on: push
permissions: {}
jobs:
  x:
    name: x
    runs-on: ubuntu-24.04
    permissions: {}
    steps:
      - run: echo
`;

describe('the published schema, actionlint and zizmor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-lint-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const found = (name: string, text: string) => {
    const root = join(folder, name);
    mkdirSync(join(root, '.github/workflows'), { recursive: true });
    writeFileSync(join(root, '.github/zizmor.yml'), 'rules: {}\n');
    writeFileSync(join(root, '.github/workflows/x.yml'), text);
    return lintWorkflows(root);
  };

  const foundIn = (name: string, files: readonly NewFile[]) => {
    const root = join(folder, name);
    mkdirSync(join(root, '.github/workflows'), { recursive: true });
    cpSync(join(ROOT, '.github/zizmor.yml'), join(root, '.github/zizmor.yml'));
    const labels = '[deploy-pool, linux-x64]';
    writeFileSync(join(root, '.github/actionlint.yaml'), `self-hosted-runner:\n  labels: ${labels}\n`);
    for (const { path, content } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return lintWorkflows(root);
  };

  // Each linter may need to be built or installed once on this machine.
  test('find nothing in the workflows of this repository', async () => {
    expect(await lintWorkflows(ROOT)).toBe(true);
  });

  test('find a job that cannot run, and one that could be made to run something else', async () => {
    expect(await found('right', right)).toBe(true);
    expect(await found('wrong', right.replace('runs-on: ubuntu-24.04', 'runs_on: ubuntu-24.04'))).toBe(false);
    // Only the schema knows the filters of an event.
    const unknown = right.replace('on: push', 'on: { schedule: { cron: "0 3 * * *" } }');
    expect(await found('unknown', unknown)).toBe(false);
    const injected = right.replace('run: echo', `run: echo "\${{ github.event.head_commit.message }}"`);
    expect(await found('unsafe', injected)).toBe(false);
  });

  test('find nothing in what any repository of a registry gets, written out or as callers', async () => {
    const call = { repository: 'acme/causeway', commit: 'a'.repeat(40) };
    for (const [name, registry] of Object.entries(worlds())) {
      for (const key of Object.keys(registry.repositories)) {
        // zizmor reads anchors less exactly than the plain steps that files for a server have.
        const organization = { ...registry.organization, host: 'github.acme.example' };
        const written = {
          files: generatedFiles(registry, key),
          plain: generatedFiles({ ...registry, organization }, key),
          callers: generatedFiles(registry, key, { call }),
        };
        for (const [form, files] of Object.entries(written)) {
          // A repository without a surface has no workflows.
          if (files.length === 0) continue;
          const place = `${name}-${key}-${form}`;
          expect([place, await foundIn(place, files)]).toEqual([place, true]);
        }
      }
    }
  });

  test('are no pass where there is nothing to read', async () => {
    mkdirSync(join(folder, 'empty/.github/workflows'), { recursive: true });
    await expect(lintWorkflows(join(folder, 'empty'))).rejects.toThrow('there is no workflow');
  });
});
