import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/program';
import { NOW } from '../registry/fixtures';
import { causeway } from './command';

const ANSWERS = ['--organization', 'globex', '--repository', 'Web', '--owner', 'team:leads'] as const;
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
      'Pulumi.dev.yaml',
      'Pulumi.foundation.yaml',
      'Pulumi.production.yaml',
      'Pulumi.staging.yaml',
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
    expect(stderr).toContain('there is a registry already');
    expect(read('registry/deploy-surfaces.json')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['registry']);
  });

  it('keeps stack files that are there', async () => {
    writeFileSync(join(folder, 'Pulumi.dev.yaml'), 'mine\n');
    const { code, stdout } = await causeway(folder, 'init', ...ANSWERS, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kept: ['Pulumi.dev.yaml'] });
    expect(read('Pulumi.dev.yaml')).toBe('mine\n');
  });

  it('asks for what is missing where nobody can be prompted, and writes nothing', async () => {
    const { code, stderr } = await causeway(folder, 'init', '--organization', 'globex');
    expect(code).toBe(2);
    expect(stderr).toContain('init needs --repository, --owner');
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
    const answers = ['globex', 'Web', 'team:leads'];
    await run(['init'], {
      print: () => undefined,
      warn: () => undefined,
      progress: () => undefined,
      ask: async (question) => {
        asked.push(question);
        return answers[asked.length - 1] ?? '';
      },
      env: {},
      cwd: folder,
      startedAt: NOW,
      exit: () => undefined,
    });
    expect(asked.length).toBe(3);
    expect(JSON.parse(read('registry/deploy-surfaces.json'))).toMatchObject({ organization: { login: 'globex' } });
  });

  it('takes a public repository on the free plan', async () => {
    expect((await causeway(folder, 'init', ...ANSWERS, '--plan', 'free', '--visibility', 'public')).code).toBe(0);
  });
});

describe('causeway docs', () => {
  it('checks and builds the generated documents', async () => {
    expect(await causeway(folder, 'docs', 'check')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('differs'),
    });
    expect(existsSync(join(folder, 'registry'))).toBe(false);
    expect((await causeway(folder, 'docs', 'build')).code).toBe(0);
    expect(await causeway(folder, 'docs', 'check')).toMatchObject({ code: 0, stdout: 'all are current\n' });
  });
});
