import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runHere } from '../../../demo/command';
import { TEMPLATES } from '../../../documents/generated/templates';
import { renderLog } from '../../../documents/notes/readiness-log';
import { causeway } from '../../support/cli/command';
import { NOW, ROOT } from '../../support/registry/fixtures';

const ANSWERS = [
  '--organization',
  'globex',
  '--repository',
  'Web',
  '--owner',
  'team:leads',
  '--plan',
  'enterprise',
] as const;
let folder = '';
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('causeway init', () => {
  it('writes a sound registry, its schema and a file for each stack', async () => {
    const { code, stdout } = await causeway(folder, 'init', ...ANSWERS);
    expect(code).toBe(0);
    expect(stdout).toContain('written  registry/deploy-surfaces.json');
    expect(JSON.parse(read('registry/deploy-surfaces.json'))).toMatchObject({
      organization: { login: 'globex' },
      governance: { owners: ['team:leads'] },
      repositories: { main: { name: 'Web' } },
      surfaces: [{ id: 'web', target: { team: 'globex' } }],
    });
    expect(readdirSync(folder).sort()).toEqual([
      '.gitignore',
      'Pulumi.dev.yaml',
      'Pulumi.foundation.yaml',
      'Pulumi.production.yaml',
      'Pulumi.staging.yaml',
      'Pulumi.yaml',
      'docs',
      'feedback',
      'netlify.toml',
      'package.json',
      'policy',
      'program.js',
      'registry',
    ]);
    expect(read('Pulumi.staging.yaml')).toBe('config:\n  causeway:tier: staging\n');
    expect((await causeway(folder, 'registry', 'check')).code).toBe(0);
  });

  it('never writes over an existing registry', async () => {
    mkdirSync(join(folder, 'registry'));
    writeFileSync(join(folder, 'registry/deploy-surfaces.json'), 'mine');
    const { code, stderr } = await causeway(folder, 'init', ...ANSWERS);
    expect(code).toBe(2);
    expect(stderr).toContain('a registry already exists');
    expect(read('registry/deploy-surfaces.json')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['registry']);
  });

  it('without answers writes the other files from a registry that is there', async () => {
    await causeway(folder, 'init', ...ANSWERS);
    const all = readdirSync(folder);
    const text = read('registry/deploy-surfaces.json').replaceAll('"staging"', '"canary"');
    for (const name of all) rmSync(join(folder, name), { recursive: true });
    mkdirSync(join(folder, 'registry'));
    writeFileSync(join(folder, 'registry/deploy-surfaces.json'), text);
    expect(await causeway(folder, 'init')).toMatchObject({ code: 0 });
    expect(read('registry/deploy-surfaces.json')).toBe(text);
    expect(readdirSync(folder)).toEqual(all.map((name) => name.replace('staging', 'canary')).sort());
  });

  it('keeps stack files that are there', async () => {
    writeFileSync(join(folder, 'Pulumi.dev.yaml'), 'mine\n');
    const { code, stdout } = await causeway(folder, 'init', ...ANSWERS, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kept: ['Pulumi.dev.yaml'] });
    expect(read('Pulumi.dev.yaml')).toBe('mine\n');
  });

  it('writes the documents that people fill in, as they are here, and a log without entries', async () => {
    const { stdout } = await causeway(folder, 'init', ...ANSWERS);
    for (const path of [...TEMPLATES, 'netlify.toml']) {
      expect(stdout).toContain(`written  ${path}`);
      expect(read(path)).toBe(readFileSync(join(ROOT, path), 'utf8'));
    }
    expect(read('feedback/deployment.md')).toBe(renderLog([]));
    expect((await causeway(folder, 'docs', 'build')).code).toBe(0);
    expect((await causeway(folder, 'docs', 'check')).code).toBe(0);
  });

  it('writes workflows that call Causeway’s own by a commit, where it is told which', async () => {
    const commit = 'a'.repeat(40);
    const { code } = await causeway(folder, 'init', ...ANSWERS, '--workflows', `acme/causeway@${commit}`);
    expect(code).toBe(0);
    for (const name of ['release', 'deploy', 'promote-staging', 'promote-production', 'monitor', 'rollback', 'drift'])
      expect(read(`.github/workflows/${name}.yml`)).toContain(
        `acme/causeway/.github/workflows/${name}.yml@${commit}\n`,
      );
  });

  it('writes nothing where the workflows would not be called by a commit', async () => {
    for (const ref of ['main', 'v1', 'abc1234']) {
      const { code, stderr } = await causeway(folder, 'init', ...ANSWERS, '--workflows', `acme/causeway@${ref}`);
      expect([code, stderr]).toEqual([2, expect.stringContaining('names no commit of a repository')]);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes each of the documents that are asked for by name', async () => {
    await causeway(folder, 'init', ...ANSWERS);
    const asked = ['incident-log', 'postmortem-template', 'go-live-checklist'].map(
      (name) => `docs/operations/${name}.md`,
    );
    for (const path of [...asked, 'docs/templates/exception-request.md', 'feedback/deployment.md', 'netlify.toml'])
      expect([path, existsSync(join(folder, path))]).toEqual([path, true]);
    const fields = (path: string) => read(path).split('---')[1] ?? '';
    expect(fields('docs/operations/incident-log.md')).toMatch(
      /timestamp: [\s\S]*severity: <warning or critical>[\s\S]*impact: [\s\S]*mitigation: [\s\S]*followUps: /,
    );
    expect(fields('docs/operations/postmortem-template.md')).toMatch(
      /rootCause: [\s\S]*detection: [\s\S]*timeline:[\s\S]*remediation: [\s\S]*prevention:/,
    );
    const items = ['evidence-review', 'decision-log', 'backup-confirmation', 'rollback-triggers'];
    for (const item of items) expect(fields('docs/operations/go-live-checklist.md')).toContain(item);
  });

  it('writes a build that this command finds sound once its scripts are there', async () => {
    await causeway(folder, 'init', ...ANSWERS);
    expect((await causeway(folder, 'netlify', 'check')).code).toBe(1);
    writeFileSync(join(folder, 'package.json'), '{"scripts":{"test:run":"vitest run","build":"vite build"}}');
    expect((await causeway(folder, 'netlify', 'check')).code).toBe(0);
  });

  it.each([...TEMPLATES, 'netlify.toml', 'feedback/deployment.md'])(
    'never writes over an existing %s',
    async (path) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), 'mine\n');
      const { code, stdout } = await causeway(folder, 'init', ...ANSWERS);
      expect([code, stdout]).toEqual([0, expect.stringContaining(`kept     ${path}`)]);
      expect(read(path)).toBe('mine\n');
    },
  );

  it('gives Netlify a build that runs the unit tests first, on a pinned Node, and no end-to-end tests', async () => {
    await causeway(folder, 'init', ...ANSWERS);
    const toml = read('netlify.toml');
    expect(toml).toMatch(/^ {2}command = "npm run test:run && npm run build"$/m);
    expect(toml).toMatch(/^ {2}NODE_VERSION = "\d+"$/m);
    expect(toml.replaceAll(/^#.*$/gm, '')).not.toMatch(/e2e|playwright|cypress/i);
  });

  it('asks for what is missing where nobody can be prompted, and writes nothing', async () => {
    const { code, stderr } = await causeway(folder, 'init', '--organization', 'globex');
    expect(code).toBe(2);
    expect(stderr).toContain('init needs --repository, --owner, --plan');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['an owner of no kind', ['--owner', 'leads'], 'team:<slug> or user:<login>'],
    ['a plan that cannot do it', ['--plan', 'team'], 'organization.plan "enterprise"'],
    ['a surface of a wrong form', ['--surface', 'My Shop'], 'an id is'],
  ])('refuses %s, and writes nothing', async (_name, args, told) => {
    const { code, stderr } = await causeway(folder, 'init', ...ANSWERS, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('asks a person at a terminal for what no flag says', async () => {
    const asked: string[] = [];
    const answers = ['globex', 'Web', 'team:leads', 'enterprise'];
    await runHere(['init'], {
      cwd: folder,
      startedAt: NOW,
      ask: async (question) => {
        asked.push(question);
        return answers[asked.length - 1] ?? '';
      },
    });
    expect(asked.length).toBe(4);
    expect(JSON.parse(read('registry/deploy-surfaces.json'))).toMatchObject({ organization: { login: 'globex' } });
  });

  it('writes a program, a policy pack and a manifest that use the package by its name', async () => {
    await causeway(folder, 'init', ...ANSWERS);
    const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(JSON.parse(read('package.json'))).toMatchObject({ name: 'web', private: true });
    expect(read('program.js')).toContain(`require('${name}/program')`);
    expect(read('policy/main.js')).toContain(`require('${name}/policy-pack')`);
    expect(read('.gitignore')).toContain('node_modules/\n');
  });

  it.each(['package.json', 'Pulumi.yaml', 'program.js', 'policy/main.js', 'policy/rules.js', '.gitignore'])(
    'never writes over an existing %s',
    async (path) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), 'mine\n');
      const { code, stdout } = await causeway(folder, 'init', ...ANSWERS);
      expect([code, stdout]).toEqual([0, expect.stringContaining(`kept     ${path}`)]);
      expect(read(path)).toBe('mine\n');
    },
  );

  it('says which lines the files that it keeps lack', async () => {
    const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    writeFileSync(join(folder, 'package.json'), '{"dependencies":{"left-pad":"1.3.0"}}');
    writeFileSync(join(folder, '.gitignore'), 'node_modules/\n*.log\n');
    writeFileSync(join(folder, 'Pulumi.yaml'), 'name: ours\nruntime: nodejs\nconfig:\n  region: eu\n');
    writeFileSync(join(folder, 'Pulumi.dev.yaml'), 'config:\n  region: us\n');
    writeFileSync(join(folder, 'program.js'), 'module.exports = {};\n');
    const { stdout } = await causeway(folder, 'init', ...ANSWERS, '--json');
    const { toAdd } = JSON.parse(stdout) as { toAdd: { path: string; lines: string[] }[] };
    const lines = Object.fromEntries(toAdd.map((each) => [each.path, each.lines.join('\n')]));
    expect(Object.keys(lines).sort()).toEqual([
      '.gitignore',
      'Pulumi.dev.yaml',
      'Pulumi.yaml',
      'package.json',
      'program.js',
    ]);
    expect(lines['package.json']).toBe(`"dependencies": { "${name}": "PACKAGE" }`);
    expect(lines['.gitignore']).toBe('.causeway/\nartifacts/\ndist/\nstate/');
    expect(lines['Pulumi.dev.yaml']).toBe('config:\n  causeway:tier: dev');
    expect(lines['Pulumi.yaml']).toMatch(/^main: program\.js$/m);
    expect(lines['Pulumi.yaml']).not.toContain('region');
    expect(lines['program.js']).toContain(`require('${name}/program')`);
  });

  it.each([
    ['a tarball', { version: '0.1.0', resolved: 'file:../causeway-0.1.0.tgz' }, 'file:../causeway-0.1.0.tgz'],
    [
      'a commit',
      { version: '0.1.0', resolved: `git+ssh://git@github.com/acme/causeway.git#${'a'.repeat(40)}` },
      `git+ssh://git@github.com/acme/causeway.git#${'a'.repeat(40)}`,
    ],
    ['a link', { resolved: 'tools/causeway', link: true }, 'file:tools/causeway'],
    [
      'the address of a tarball',
      { version: '0.1.0', resolved: 'https://example.com/dl/causeway-0.1.0.tgz' },
      'https://example.com/dl/causeway-0.1.0.tgz',
    ],
    [
      'a registry',
      { version: '0.1.0', resolved: 'https://registry.example.com/@causeway-deploy/causeway/-/causeway-0.1.0.tgz' },
      '0.1.0',
    ],
  ])('names the package as npm installed it from %s without a package.json', async (_what, entry, spec) => {
    const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const packages = Object.fromEntries([[`node_modules/${name}`, entry]]);
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
    const { stdout } = await causeway(folder, 'init', ...ANSWERS);
    expect(JSON.parse(read('package.json')).dependencies).toEqual(Object.fromEntries([[name, spec]]));
    expect(stdout).toContain('Next: npm install && node_modules/.bin/causeway emulator');
    expect(stdout).not.toContain('PACKAGE');
  });

  it('names no version where npm did not install the package, and says what to install', async () => {
    const { stdout } = await causeway(folder, 'init', ...ANSWERS);
    expect(JSON.parse(read('package.json')).dependencies).toEqual({});
    expect(stdout).toContain('Next: npm install --save-exact PACKAGE && node_modules/.bin/causeway emulator');
    expect(stdout).toContain('PACKAGE is Causeway as you have it');
  });

  it('prints them for people, and none where nothing is lacking', async () => {
    writeFileSync(join(folder, '.gitignore'), '*.log\n');
    expect((await causeway(folder, 'init', ...ANSWERS)).stdout).toContain('Add to .gitignore:\n  node_modules/\n');
    rmSync(join(folder, 'registry/deploy-surfaces.json'));
    writeFileSync(join(folder, '.gitignore'), 'node_modules/\n.causeway/\nartifacts/\ndist/\nstate/\n');
    expect((await causeway(folder, 'init', ...ANSWERS)).stdout).not.toContain('Add to .gitignore');
  });

  it('takes a folder as ignored however the file writes it', async () => {
    writeFileSync(join(folder, '.gitignore'), 'node_modules\n/.causeway/\n/artifacts\ndist/\nstate\n');
    expect((await causeway(folder, 'init', ...ANSWERS)).stdout).not.toContain('Add to');
  });

  it.each([
    ['--organization', 'globex corp', 'a slug is'],
    ['--repository', 'the shop', 'a slug is'],
    ['--owner', 'leads', 'a principal is team:<slug> or user:<login>'],
    ['--surface', 'Web_App', 'an id is'],
    ['--netlify-team', 'no team', 'a slug is'],
  ])('names the flag whose answer cannot be used: %s %s', async (flag, value, rule) => {
    const { code, stderr } = await causeway(folder, 'init', ...ANSWERS, flag, value);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`"${value}" cannot be used for ${flag}\n  at ${flag}\n`),
    ]);
    expect(stderr).toContain(rule);
    expect(stderr.trim().split('\n')).toHaveLength(3);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('asks for a surface where the name of the repository is no id', async () => {
    const { code, stderr } = await causeway(folder, 'init', ...ANSWERS, '--repository', 'Shop.Monorepo');
    expect([code, stderr]).toEqual([2, expect.stringContaining('"shop.monorepo" cannot be used for --surface')]);
    const args = [...ANSWERS, '--repository', 'Shop.Monorepo', '--surface', 'web'];
    expect((await causeway(folder, 'init', ...args)).code).toBe(0);
  });

  it('asks a person again where an answer cannot be used', async () => {
    const questions: string[] = [];
    const answers = ['globex corp', 'globex', 'Web', 'leads', 'team:leads', 'gold', 'team', 'enterprise'];
    const { code } = await runHere(['init'], {
      cwd: folder,
      startedAt: NOW,
      env: {},
      ask: async (question) => {
        questions.push(question);
        return answers[questions.length - 1] ?? '';
      },
    });
    // "team" is a plan that the private repository of the first registry does not get along with.
    expect([code, questions.length]).toEqual([2, 7]);
    expect(questions[1]).toMatch(/"globex corp" cannot be used: .*\nGitHub organization: $/);
    expect(questions[4]).toContain('a principal is team:<slug> or user:<login>');
    expect(questions[6]).toContain('a plan is free, team, enterprise');
  });

  it('writes a program that runs where the package is of ES modules, and whose owners govern it', async () => {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    await causeway(folder, 'init', ...ANSWERS);
    await causeway(folder, 'docs', 'build');
    expect(read('.github/CODEOWNERS')).toContain('/program.* @globex/leads\n');
    expect(read('Pulumi.yaml')).toMatch(/^main: program\.mjs$/m);
    expect(existsSync(join(folder, 'program.js'))).toBe(false);
    // A package like the real one, whose CommonJS module is a function. Pulumi imports the program, takes a default export that
    // has no named export beside it, and calls it.
    const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const installed = join(folder, 'node_modules', name);
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, 'package.json'), '{"exports":{"./program":"./program.js"}}');
    writeFileSync(join(installed, 'program.js'), "module.exports = require('./index');\n");
    writeFileSync(join(installed, 'index.js'), "module.exports = () => 'ran';\n");
    const look = `import(${JSON.stringify(pathToFileURL(join(folder, 'program.mjs')).href)})
      .then((found) => console.log(JSON.stringify([Object.keys(found), found.default()])));`;
    expect(JSON.parse(execFileSync(process.execPath, ['-e', look], { encoding: 'utf8' }))).toEqual([
      ['default'],
      'ran',
    ]);
  });

  it('names the repository as it was given, and the flags that make refused answers valid', async () => {
    const { code, stderr } = await causeway(folder, 'init', ...ANSWERS, '--plan', 'team');
    expect(code).toBe(2);
    expect(stderr).toContain('in the private repository "Web": GitHub\'s plan "team" cannot do that');
    expect(stderr).not.toContain('"main"');
    expect(stderr).toContain('allowed: --plan enterprise, or --visibility public; nothing was changed');
  });

  it('takes a public repository on the free plan', async () => {
    expect((await causeway(folder, 'init', ...ANSWERS, '--plan', 'free', '--visibility', 'public')).code).toBe(0);
  });
});
