import { parseRegistry } from '../../../registry/parse';
import { workflowPath } from '../../../registry/workflow-names';
import { workflowsOf } from '../../../workflows/all';
import { base, NOW } from '../../support/registry/fixtures';

const REFUSED = 'own-workflow-generated';
const full = base('full');
const governing: string = full.governance.repository;
const other: string = Object.keys(full.repositories).find((key) => key !== governing)!;

/** The codes of the problems of a registry in which a surface of a repository is deployed by a workflow of its own. */
function codesOf(repository: string, workflow: string): readonly string[] {
  const changed = base('full');
  const surface = changed.surfaces.find((each: { repository: string }) => each.repository === repository);
  surface.target = { kind: 'workflow', workflow };
  const parsed = parseRegistry(JSON.stringify(changed), { file: 'registry', now: NOW });
  return parsed.ok ? [] : parsed.problems.map(({ code }) => code);
}

const sound = parseRegistry(JSON.stringify(full), { file: 'registry', now: NOW });
const generated = (key: string) =>
  sound.ok ? workflowsOf(sound.registry, key).map(({ name }) => workflowPath(name)) : [];

test('no repository takes a workflow of its own that is generated there', () => {
  for (const key of [governing, other]) {
    expect(generated(key).length).toBeGreaterThan(5);
    for (const path of generated(key))
      expect([path, codesOf(key, path)]).toEqual([path, expect.arrayContaining([REFUSED])]);
  }
});

test('a name that only the governing repository generates is free elsewhere', () => {
  const only = generated(governing).filter((path) => !generated(other).includes(path));
  expect(only.length).toBeGreaterThan(2);
  for (const path of only) expect([path, codesOf(other, path)]).toEqual([path, expect.not.arrayContaining([REFUSED])]);
});
