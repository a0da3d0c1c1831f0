import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { surfaceTemplates } from '../../../../documents/templates/templates';
import { reportedContexts } from '../../../../live/workflows/contexts';
import { triggerDoubts } from '../../../../live/workflows/triggers';
import { parseWorkflow } from '../../../../live/workflows/workflow';
import { CHECKOUT } from '../../../../plan/actions';
import { parseRegistry } from '../../../../registry/parse';
import { UserError } from '../../../../registry/user-error';
import { API, api, checkoutWith, sources, templatesOf } from '../../../support/delivery/templates/surface';
import { base, NOW, ROOT } from '../../../support/registry/fixtures';

const EXAMPLES = join(__dirname, 'examples');
const containerFiles = { 'services/api/Dockerfile': '' };
const manifestFiles = { 'services/api/svc.yaml': 'apiVersion: v1\nkind: Service\n' };

/** Runs the project's workflow linters on a folder: actionlint and zizmor, with the project's configuration. */
function lint(folder: string) {
  cpSync(join(ROOT, '.github/zizmor.yml'), join(folder, '.github/zizmor.yml'));
  return spawnSync(process.execPath, [join(ROOT, 'toolchain/lint-workflows.js'), folder], { encoding: 'utf8' });
}

describe('a template', () => {
  test('is emitted for what the surface has, and for nothing else', () => {
    const categories = (files: Readonly<Record<string, string>>) =>
      templatesOf(files).map(({ check }) => check.category);
    expect(categories({})).toEqual([]);
    expect(categories(containerFiles)).toEqual(['C']);
    expect(categories(manifestFiles)).toEqual(['D']);
    expect(categories(API)).toEqual(['C', 'D']);
  });

  test.each(templatesOf(API).map((each) => [each.path.replace(/^.*\//, ''), each] as const))(
    'is what the example %s shows',
    (file, { content }) => {
      expect(content).toBe(readFileSync(join(EXAMPLES, file), 'utf8'));
    },
  );

  test('has an example for each kind, and no other', () => {
    expect(readdirSync(EXAMPLES).sort()).toEqual(['containers-api.yml', 'deployability-api.yml']);
  });

  test('is found right by actionlint and zizmor, which find what is wrong', () => {
    const folder = checkoutWith(Object.fromEntries(templatesOf(API).map(({ path, content }) => [path, content])));
    const right = lint(folder);
    expect([right.status, right.stdout]).toEqual([0, expect.stringContaining('2 read, nothing found')]);
    const [first] = templatesOf(containerFiles);
    const broken = first!.content.replace('runs-on: ubuntu-24.04', 'runs-on: ubuntu-24.04\n    stepz: 1');
    writeFileSync(join(folder, first!.path), broken);
    expect(lint(folder).status).toBe(1);
  });

  test('reports its check on every pull request, and nothing that a path filter could keep away', () => {
    for (const { path, content, check } of templatesOf(API)) {
      const workflow = parseWorkflow({ path, text: content });
      expect(reportedContexts(workflow, () => undefined)).toEqual([
        expect.objectContaining({ name: check.context, isPattern: false, doubts: [] }),
      ]);
      expect(triggerDoubts(workflow, 'main')).toEqual([]);
    }
  });

  test('uses the actions that the project itself uses, at the same commits', () => {
    const folder = join(ROOT, '.github/workflows');
    const own = readdirSync(folder).flatMap(
      (file) => readFileSync(join(folder, file), 'utf8').match(/uses: .*/g) ?? [],
    );
    expect(own).toContain(`uses: ${CHECKOUT}`);
    const used = templatesOf(API).flatMap(({ content }) => content.match(/uses: .*/g) ?? []);
    expect(new Set(used)).toEqual(new Set([`uses: ${CHECKOUT}`]));
  });

  test('writes a file’s name where no shell and no expression reads it', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'binary', minLength: 1 })
          .filter((name) => !/[/\0]/.test(name) && name !== '.' && name !== '..'),
        (name) => {
          const folder = `services/api/${name}`;
          const make = () =>
            templatesOf({ [`${folder}/Dockerfile`]: '', [`${folder}/x.yaml`]: 'apiVersion: v1\nkind: A\n' });
          if (/\$\{\{|[\p{Cc}\u2028\u2029]/u.test(name)) {
            expect(make).toThrow(UserError);
            return;
          }
          for (const { content } of make()) {
            const [job] = Object.values(parse(content).jobs) as {
              steps: { run?: string; env?: { FILE?: string } }[];
            }[];
            const files = job!.steps.flatMap(({ env }) => (env?.FILE === undefined ? [] : [env.FILE]));
            expect(files.length).toBeGreaterThan(0);
            for (const file of files) expect(file.startsWith(`./${folder}/`)).toBe(true);
            const reference = templatesOf(content.includes('HADOLINT') ? containerFiles : manifestFiles);
            const [plain] = Object.values(parse(reference[0]!.content).jobs) as { steps: { run?: string }[] }[];
            expect(job!.steps.map(({ run }) => run)).toEqual(plain!.steps.map(({ run }) => run));
          }
        },
      ),
    );
  });

  test.each([['a$', '{{ github.token }}'].join(''), 'a\nb', 'a\u007fb'])(
    'refuses the name of a file that could be more than a name: %j',
    (name) => {
      expect(() => templatesOf({ [`services/api/${name}/Dockerfile`]: '' })).toThrow(/name of a file/);
      expect(() => templatesOf({ [`services/api/${name}/Chart.yaml`]: '' })).toThrow(/name of a file/);
    },
  );

  test('comes with a check that the registry takes, advisory until it is promoted', () => {
    const document = base('full');
    document.checks.push(...templatesOf(API).map(({ check }) => check));
    expect(parseRegistry(JSON.stringify(document), { file: 'r.json', now: NOW })).toMatchObject({ ok: true });
    expect(templatesOf(API).map(({ check }) => [check.category, check.milestone, check.mode])).toEqual([
      ['C', 'M2', 'advisory'],
      ['D', 'M2', 'advisory'],
    ]);
  });

  test('has a check whose id fits, one of its own for each surface, however long the surface’s is', () => {
    const ids = ['a', 'b'].map((end) => `${'x'.repeat(38)}${end}`);
    const checks = ids.flatMap((id) =>
      surfaceTemplates({ ...api, id }, sources(API), 'ubuntu-24.04').map(({ check }) => check.id),
    );
    expect(new Set(checks).size).toBe(4);
    for (const id of checks) expect(id).toMatch(/^[a-z][a-z0-9-]{0,38}$/);
  });
});
