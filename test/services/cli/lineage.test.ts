import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lineage } from '../../../gate/lineage/graph';
import { GateScene } from '../../support/cli/gate-scene';
import { digestOf } from '../../support/evidence/samples';

let scene: GateScene;
let lineage: Lineage;
let text: string;
const FILE = 'artifacts/release_lineage.json';
const at = (name: string) => join(scene.harbour.clone, name);

beforeAll(async () => {
  scene = await GateScene.open();
  await scene.complete();
  await scene.evaluate();
  text = readFileSync(at(FILE), 'utf8');
  lineage = JSON.parse(text);
});
afterAll(() => scene.harbour.close());
afterEach(() => writeFileSync(at(FILE), text));

const verify = (...more: readonly string[]) => scene.harbour.run(['lineage', 'verify', FILE, ...more]);
const changed = async (change: Partial<Lineage>) => {
  writeFileSync(at(FILE), JSON.stringify({ ...lineage, ...change }));
  return await verify();
};

describe('a file of somebody', () => {
  test.each([
    ['lineage.svg', 'lineage render FILE --out lineage.svg'],
    ['artifacts/release_lineage.json', undefined],
  ])('is kept where %s would be', async (path, words) => {
    writeFileSync(at(path), 'mine\n');
    const outcome = await (words === undefined
      ? scene.evaluate()
      : scene.harbour.run(words.replace('FILE', 'artifacts/release_lineage.json').split(' ')));
    expect(readFileSync(at(path), 'utf8')).toBe('mine\n');
    expect(JSON.stringify(outcome)).toMatch(/did not write|not a lineage/);
  });
});

describe('causeway lineage', () => {
  test('verifies what the gate wrote', async () => {
    expect(await verify()).toMatchObject({ code: 0, stdout: expect.stringMatching(/^complete: \d+ nodes, \d+ edges/) });
  });

  test('fails on every edge or node that is missing', async () => {
    for (const edge of lineage.edges) {
      const { code, stdout } = await changed({ edges: lineage.edges.filter((each) => each !== edge) });
      expect([code, stdout]).toEqual([1, expect.stringContaining('a required edge is missing')]);
    }
    for (const node of lineage.nodes) {
      const { code, stdout } = await changed({ nodes: lineage.nodes.filter((each) => each !== node) });
      expect([code, stdout]).toEqual([1, expect.stringContaining('a node is missing')]);
    }
  });

  test('fails on what no envelope declares, an orphan, a cycle and another root', async () => {
    const [node] = lineage.nodes;
    const [edge] = lineage.edges;
    const stranger = { ...node!, id: digestOf('9'), name: 'a stranger' };
    expect((await changed({ nodes: [...lineage.nodes, stranger] })).stdout).toContain('an orphan');
    const back = { ...edge!, from: edge!.to, to: lineage.root };
    const cyclic = await changed({ edges: [...lineage.edges, back] });
    expect(cyclic.stdout).toContain('a cycle');
    expect(cyclic.stdout).toContain('an edge that no envelope declares');
    expect((await changed({ root: edge!.to })).stdout).toContain('another decision');
    expect((await changed({ nodes: [...lineage.nodes, node!] })).stdout).toContain('twice');
    expect((await changed({ edges: [...lineage.edges, edge!] })).stdout).toContain('twice');
    const renamed = lineage.nodes.map((each) => (each === node ? { ...each, name: 'renamed' } : each));
    expect((await changed({ nodes: renamed })).stdout).toContain('a node was altered');
  });

  test('fails when a file is gone or altered, the report too', async () => {
    const files = readdirSync(at('artifacts/gate_inputs')).map((name) => at(join('artifacts/gate_inputs', name)));
    for (const file of files) {
      const bytes = readFileSync(file);
      rmSync(file);
      expect(await verify()).toMatchObject({ code: 1, stdout: expect.stringContaining('is gone') });
      writeFileSync(file, Buffer.concat([bytes, Buffer.from(' ')]));
      expect(await verify()).toMatchObject({ code: 1, stdout: expect.stringContaining('was altered') });
      writeFileSync(file, bytes);
    }
    const report = at('artifacts/release_readiness_gate_report.json');
    const bytes = readFileSync(report);
    rmSync(report);
    expect(await verify('--json')).toMatchObject({ code: 1, stdout: expect.stringContaining('the report is gone') });
    writeFileSync(report, bytes.toString().replace('"go"', '"no-go"'));
    expect(await verify()).toMatchObject({ code: 1, stdout: expect.stringContaining('altered') });
    writeFileSync(report, bytes);
    for (const broken of ['', '{', '[]', '{"schema":"urn:causeway:lineage:v2"}', text.slice(0, -20)]) {
      writeFileSync(at(FILE), broken);
      expect((await verify()).code).toBe(1);
    }
  });

  test('draws it, the same each time, with names escaped', async () => {
    const render = () => scene.harbour.run(['lineage', 'render', FILE]);
    const { code, stdout } = await render();
    expect([code, (await render()).stdout]).toEqual([0, stdout]);
    expect(stdout).toMatch(/^<svg [^>]+>\n<title>Lineage of sha256:/);
    const nodes = lineage.nodes.map((node) => ({ ...node, name: `<script>"&'${node.kind}` }));
    writeFileSync(at(FILE), JSON.stringify({ ...lineage, nodes }));
    const drawn = await render();
    expect(drawn.stdout).not.toContain('<script');
    expect(drawn.stdout).toContain('&#60;script&#62;');
    writeFileSync(at(FILE), '{}');
    expect((await render()).code).toBe(2);
  });
});
