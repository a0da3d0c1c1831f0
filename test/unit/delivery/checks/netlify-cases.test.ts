import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { npmrcFlaws } from '../../../../delivery/checks/build-environment';
import { BUILD_COMMAND, netlifyBase, netlifyFileFlaws, uncarriedBy } from '../../../../delivery/checks/netlify-file';
import { scriptFlaws } from '../../../../delivery/checks/script-flaws';
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
    const { flaws } = scriptFlaws(script, SCRIPTS, 'build');
    if (verdict === 'kept') expect(flaws).toEqual([]);
    else expect(flaws.join('\n')).toContain(verdict);
  });
});

describe('a root netlify.toml and its scripts', () => {
  test.each(cases('files.yaml', Build))('$case: $verdict', ({ toml, test: run, verdict }) => {
    const node = toml.includes('[build.environment]') ? '' : 'environment = { NODE_VERSION = "24" }\n';
    const text = `[build]\ncommand = "${BUILD_COMMAND}"\n${node}${toml}\n`;
    const flaws = netlifyFileFlaws(text, 'netlify.toml', { 'test:run': run, build: 'vite build' });
    if (verdict === 'as it should') expect(flaws).toEqual([]);
    else expect(flaws.join('\n')).toContain(verdict);
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

describe('what a release carries of netlify.toml', () => {
  test.each(cases('uncarried.yaml', File))('$case: $verdict', ({ input, verdict }) => {
    const found = uncarriedBy(input, 'netlify.toml');
    if (verdict === 'carried') expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringMatching(`^${verdict}: (?:previews have it|Netlify reads it)`)]);
  });
});

test('the folder of a build is its base, inside of the repository', () => {
  expect(netlifyBase('', 'netlify.toml')).toBe('.');
  expect(netlifyBase('[build]\nbase = "/apps/web/"\n', 'netlify.toml')).toBe('apps/web/');
  for (const base of ['"../other"', '"a/../../b"', '7']) {
    expect(() => netlifyBase(`[build]\nbase = ${base}\n`, 'netlify.toml')).toThrow('no folder of the repository');
  }
});
