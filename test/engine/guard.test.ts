import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { causeway } from '../support/cli/command';
import { type Draft, document } from './draft';
import { Scene } from './scene';

jest.setTimeout(600_000);

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.copy();
});
afterAll(() => scene.close());

/** Removes the docs from a tier, with all their fields there. */
function withoutDocs(draft: Draft, tier: string): void {
  const docs = draft.surfaces.find(({ id }: Draft) => id === 'docs');
  docs.tiers = (docs.tiers ?? draft.tiers.map(({ id }: Draft) => id)).filter((id: string) => id !== tier);
  for (const byTier of [docs.target.team, docs.target.domain, docs.target.siteId, docs.url]) {
    if (typeof byTier === 'object' && byTier !== null) delete byTier[tier];
  }
  for (const variable of Object.values<Draft>(docs.variables ?? {})) delete variable.values?.[tier];
  for (const toggle of Object.values<Draft>(docs.toggles ?? {})) delete toggle[tier];
  for (const secret of docs.secrets ?? []) secret.tiers = secret.tiers?.filter((id: string) => id !== tier);
  docs.secrets = (docs.secrets ?? []).filter(({ tiers }: Draft) => tiers?.length !== 0);
}

/** A time by the machine's clock, which the program reads. The commands run at that time too. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** A tombstone that is valid for a month. */
function tombstone() {
  const expires = inDays(30).slice(0, 10);
  return { kind: 'surface', key: 'docs', tier: 'production', reason: 'moved to the wiki', expires };
}

async function guarded(stack: string, now = inDays(0)) {
  const preview = await scene.preview(stack, '--json');
  writeFileSync(path.join(scene.engine.folder, 'preview.json'), preview.stdout);
  const common = ['--registry', scene.registryFile, '--stack', stack, '--now', now];
  const { code, stdout, stderr } = await causeway(
    scene.engine.folder,
    ...['preview', 'guard', 'preview.json', '--json', ...common],
  );
  return { code, stderr, preview, report: JSON.parse(stdout) };
}

const refused = ({ removals }: Draft) => removals.filter(({ verdict }: Draft) => verdict === 'refused');

describe('causeway preview guard on what the real engine previews', () => {
  test('lets a preview without removals through', async () => {
    const { code, report } = await guarded('production');
    expect({ code, removals: report.removals, strangers: report.strangers, doubts: report.doubts }).toEqual({
      code: 0,
      removals: [],
      strangers: [],
      doubts: [],
    });
  });

  test('refuses a preview of another stack: its objects are no part of this one’s plan', async () => {
    const preview = await scene.preview('staging', '--json');
    writeFileSync(path.join(scene.engine.folder, 'other.json'), preview.stdout);
    const { code, stdout } = await causeway(
      scene.engine.folder,
      ...['preview', 'guard', 'other.json', '--json', '--registry', scene.registryFile, '--stack', 'production'],
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout).strangers.length).toBeGreaterThan(0);
  });

  test('lets a surface leave a lower tier', async () => {
    const standing = document();
    scene.edit((draft) => withoutDocs(draft, 'staging'));
    const { code, report, preview } = await guarded('staging');
    expect({ code, preview: preview.code }).toEqual({ code: 0, preview: 0 });
    expect(report.removals.length).toBeGreaterThan(0);
    expect(refused(report)).toEqual([]);
    // The program's own wording, which the preview for people shows too.
    expect(report.losses).toEqual([
      'environment storefront/docs-staging: it has no external secrets',
      'site acme-docs-staging: it stays at Netlify, owned by no stack',
    ]);
    scene.write(standing);
  });

  test('lets nothing through where a surface leaves production without a tombstone: the program refuses, and says what', async () => {
    const standing = document();
    scene.edit((draft) => withoutDocs(draft, 'production'));
    const { code, report, preview } = await guarded('production');
    scene.write(standing);
    // The program refuses before it registers anything, so there is no preview to judge.
    expect({ code, removals: report.removals }).toEqual({ code: 3, removals: [] });
    expect(report.doubts.length).toBeGreaterThan(0);
    expect(preview.code).not.toBe(0);
    for (const said of ['docs-production', 'it is protected', 'causeway remove surface docs --tier production']) {
      expect(preview.output).toContain(said);
    }
  });

  test('lets it leave with one, after the up that the tombstone asks for', async () => {
    scene.edit((draft) => {
      draft.tombstones = [tombstone()];
    });
    const first = await guarded('production');
    expect({ code: first.code, doubts: first.report.doubts }).toEqual({ code: 0, doubts: [] });
    await scene.mustUp('production');
    scene.edit((draft) => {
      withoutDocs(draft, 'production');
      draft.tombstones[0].gone = true;
    });
    const { code, report } = await guarded('production');
    expect(report.removals.length).toBeGreaterThan(0);
    expect(new Set(report.removals.map(({ verdict }: Draft) => verdict))).toEqual(new Set(['tombstone']));
    expect({ code, doubts: report.doubts }).toEqual({ code: 0, doubts: [] });
  });

  test('does not take a tombstone that has run out', async () => {
    const { code, stderr } = await guarded('production', inDays(60));
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('date-expired') });
  });
});
