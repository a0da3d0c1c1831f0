import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_PERMISSIONS, type AppRole } from '../../../plan/app-permissions';
import { ROOT } from '../../support/registry/fixtures';

// The labels that people click, and their names in GitHub's API.
const WORDS: Readonly<Record<string, string>> = {
  actions_variables: 'variables',
  organization_administration: 'administration',
  organization_plan: 'plan',
};

function words(permissions: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(permissions)
    .map(([name, level]) => `${WORDS[name] ?? name.replaceAll('_', ' ')}: ${level}`)
    .sort();
}

/** `Actions: write; Contents, Metadata: read` */
function written(cell: string): readonly string[] {
  const plain = cell.replaceAll(/\([^)]*\)/g, '').trim();
  if (plain === '–') return [];
  return plain
    .split(';')
    .flatMap((part) => {
      const [names = '', level = ''] = part.split(':');
      return names.split(',').map((name) => `${name.trim().toLowerCase()}: ${level.trim()}`);
    })
    .sort();
}

test.each(Object.keys(APP_PERMISSIONS) as AppRole[])(
  'the walk-through names the permissions of the App `%s` as they are, all and no more',
  (role) => {
    const text = readFileSync(join(ROOT, 'docs/bootstrap.md'), 'utf8');
    const row = text.split('\n').find((line) => line.startsWith(`| \`${role}\` |`)) ?? '';
    const [, , repository = '', organization = ''] = row.split('|');
    expect(written(repository)).toEqual(words(APP_PERMISSIONS[role].repository));
    expect(written(organization)).toEqual(words(APP_PERMISSIONS[role].organization));
  },
);

test('the set-up page names the permissions of the provisioning App as they are, all and no more', () => {
  const text = readFileSync(join(ROOT, 'docs/set-up.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (Repository|Organization): ([^|]+) \| (read and write|read-only) \|/gm)];
  const named = (of: string) =>
    rows
      .filter(([, kind]) => kind === of)
      .flatMap(([, , names = '', level]) =>
        names.split(', ').map((name) => `${name.toLowerCase()}: ${level === 'read-only' ? 'read' : 'write'}`),
      )
      .sort();
  const { repository, organization } = APP_PERMISSIONS.provisioning;
  expect(named('Repository')).toEqual(words(repository));
  expect(named('Organization')).toEqual(words(organization));
});
