import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exampleOf } from '../../../cli/help';
import { causeway } from '../../support/cli/command';
import { leavesOf, nameOf, program } from '../../support/docs/program';
import { writtenDocuments } from '../../support/docs/written';
import { ROOT } from '../../support/registry/fixtures';

describe('the reference of commands', () => {
  it('has every command that does something, each with an example that is its own', () => {
    const page = readFileSync(join(ROOT, 'docs/commands.md'), 'utf8');
    for (const command of leavesOf(program)) {
      const name = nameOf(command);
      expect([name, page.includes(`\n## \`causeway ${name}`)]).toEqual([name, true]);
      expect([name, exampleOf(command)]).toEqual([name, expect.stringContaining(`causeway ${name}`)]);
    }
  });
});

describe('the links of the documents', () => {
  it.each(writtenDocuments())('lead somewhere in %s', (file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      expect([target, existsSync(join(ROOT, dirname(file), target))]).toEqual([target, true]);
    }
  });
});

describe('the generated documents', () => {
  it('are committed as they are generated, and every contract holds: causeway docs build', async () => {
    expect(await causeway(ROOT, 'docs', 'check')).toEqual({ code: 0, stdout: 'all are current\n', stderr: '' });
  });
});
