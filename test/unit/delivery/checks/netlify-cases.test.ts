import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { npmrcFlaws } from '../../../../delivery/checks/build-environment';
import { netlifyBase, netlifyFileFindings, rulesNotReleased } from '../../../../delivery/checks/netlify-file';
import { packageFindings } from '../../../../delivery/checks/netlify-packages';
import { scriptFindings } from '../../../../delivery/checks/script-findings';
import { ROOT } from '../../../support/registry/fixtures';

const cases = <T extends z.ZodType>(file: string, shape: T) =>
  z.array(shape).parse(parse(readFileSync(join(ROOT, 'test/cases/netlify', file), 'utf8')));
const Script = z.strictObject({ case: z.string(), source: z.string(), verdict: z.string(), script: z.string() });
const File = z.strictObject({ case: z.string(), source: z.string(), verdict: z.string(), input: z.string() });

const Build = z.strictObject({
  case: z.string(),
  source: z.string(),
  verdict: z.string(),
  toml: z.string().default(''),
  test: z.string().default('vitest run'),
});

const SCRIPTS = {
  piped: 'vitest run | tee log',
  unit: 'vitest run',
  test: 'jest',
  posttest: 'a; b',
  again: 'npm run again',
};

describe('what a script does with a failure', () => {
  test.each(cases('commands.yaml', Script))('$case: $verdict', ({ script, verdict }) => {
    const { flaws, unknowns } = scriptFindings(script, SCRIPTS, 'build');
    if (verdict === 'kept') expect([...flaws, ...unknowns]).toEqual([]);
    else expect([...flaws, ...unknowns].join('\n')).toContain(verdict);
    if (verdict === 'unverified') expect(flaws).toEqual([]);
  });
});

test('a command that somebody answers for is looked at no further', () => {
  const scripts = { 'test:run': 'node scripts/test.js --all', build: 'frobnicate' };
  const text = `[build]\ncommand = "npm run test:run && npm run build"\nenvironment = { NODE_VERSION = "24" }\n`;
  const judged = (...vouched: string[]) => netlifyFileFindings(text, 'netlify.toml', { scripts, vouched });
  expect(judged('node scripts/test.js', 'frobnicate')).toEqual({ flaws: [], unknowns: [] });
  expect(judged('node scripts/test').unknowns).toHaveLength(2);
  expect(judged().unknowns).toEqual([
    expect.stringContaining('"frobnicate"'),
    expect.stringContaining('"node scripts/test.js --all" runs all tests'),
  ]);
});

describe('a root netlify.toml and its scripts', () => {
  test.each(cases('files.yaml', Build))('$case: $verdict', ({ toml, test: run, verdict }) => {
    const node = toml.includes('[build.environment]') ? '' : 'environment = { NODE_VERSION = "24" }\n';
    const text = `[build]\ncommand = "npm run test:run && npm run build"\n${node}${toml}\n`;
    const scripts = { 'test:run': run, build: 'vite build', unit: 'vitest run' };
    const isThere = (path: string) => path !== 'nowhere';
    const { flaws, unknowns } = netlifyFileFindings(text, 'netlify.toml', { scripts, isThere });
    if (verdict === 'as it should') expect([...flaws, ...unknowns]).toEqual([]);
    else expect([...flaws, ...unknowns].join('\n')).toContain(verdict);
    if (verdict === 'unverified') expect(flaws).toEqual([]);
  });

  test('an .npmrc must not give npm another shell', () => {
    expect(npmrcFlaws('engine-strict=true\n; script-shell = /bin/true\n')).toEqual([]);
    expect(
      npmrcFlaws('shamefully-hoist=true\npublic-hoist-pattern[]=*eslint*\n@acme:registry=https://npm.example/\n'),
    ).toEqual([]);
    for (const setting of ['script-shell = /bin/true', 'usage=true', 'userconfig=other', 'use-node-version=18.0.0']) {
      const [name = ''] = setting.split(/ ?=/);
      expect(npmrcFlaws(`${setting}\n`)).toEqual([expect.stringContaining(name)]);
    }
  });
});

const Packages = z.strictObject({
  case: z.string(),
  source: z.string(),
  verdict: z.enum(['files only', 'makes functions', 'unverified']),
  packages: z.array(z.string()),
});

describe('what previews have by the packages of a project', () => {
  test.each(cases('packages.yaml', Packages))('$case: $verdict', ({ packages, verdict }) => {
    const { flaws, unknowns } = packageFindings(packages, []);
    const found = flaws.length > 0 ? 'makes functions' : unknowns.length > 0 ? 'unverified' : 'files only';
    expect(found).toBe(verdict);
    expect(packageFindings(packages, packages)).toEqual({ flaws: [], unknowns: [] });
  });
});

describe('what a release carries of netlify.toml', () => {
  test.each(cases('uncarried.yaml', File))('$case: $verdict', ({ input, verdict }) => {
    const found = rulesNotReleased(input, 'netlify.toml');
    if (verdict === 'carried') expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringMatching(`^${verdict}: (?:previews have it|Netlify reads it)`)]);
  });
});

test('the folder of a build is its base, inside of the repository', () => {
  expect(netlifyBase('', 'netlify.toml')).toBe('.');
  expect(netlifyBase('[build]\nbase = "/apps/web/"\n', 'netlify.toml')).toBe('apps/web/');
  for (const base of ['"../other"', '"a/../../b"', '7']) {
    expect(() => netlifyBase(`[build]\nbase = ${base}\n`, 'netlify.toml')).toThrow('not a folder of the repository');
  }
});
