import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOMS } from '../../../toolchain/dependencies';
import { ROOT } from '../../support/registry/fixtures';

const rooms = [
  ...Object.keys(ROOMS).filter((room) => !room.endsWith('.ts')),
  'docs',
  'test/unit',
  'test/services',
  'test/engine',
];
const files = rooms.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|js|md)$/.test(name) && !/generated|node_modules/.test(name))
    .map((name) => join(room, name)),
);
const texts = [...files, 'README.md', 'CONTRIBUTING.md', 'AGENTS.md', 'index.ts'].map(
  (file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const,
);
const OWN = join('test', 'unit', 'docs', 'references.test.ts');

function found(pattern: RegExp): readonly string[] {
  return texts.flatMap(([file, text]) =>
    file === OWN ? [] : [...text.matchAll(pattern)].map(([all, one]) => `${file}: ${one ?? all}`),
  );
}

test('every note on the provider that code cites is in docs/provider-notes.md, with a source, and none is there that nothing cites', () => {
  const notes = readFileSync(join(ROOT, 'docs/provider-notes.md'), 'utf8');
  const listed = [...notes.matchAll(/^\| (W\d+) \| .{20,} \| \[.+\]\(https:\/\/.+\) \|$/gm)].map(([, code]) => code);
  const cited = texts.flatMap(([file, text]) =>
    file === OWN || file === 'docs/provider-notes.md'
      ? []
      : [...text.matchAll(/\b(W\d{1,2})\b(?!\/)/g)].map(([, code]) => code),
  );
  expect([...new Set(cited)].sort()).toEqual([...listed].sort());
});

test('nothing refers to documents that are not here', () => {
  expect(
    found(/\b(?:EVIDENCE|ARCHITECTURE|REGISTRY|CLI|POLICY)\.md\b|\bARCHITECTURE\b|\bgovernance §|\bseed 00\d\b/g),
  ).toEqual([]);
  const cited = found(/(?<![\w/.-])(docs\/[a-z_/-]+\.md)\b/gi).filter((each) => !each.startsWith('test/'));
  expect(cited.filter((each) => !existsSync(join(ROOT, each.replace(/^.*: /, ''))))).toEqual([]);
});
