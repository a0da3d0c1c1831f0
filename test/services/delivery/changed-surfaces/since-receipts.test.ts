import { join } from 'node:path';
import { changedSinceReceipts } from '../../../../delivery/changed-surfaces/since-receipts';
import type { EvidenceBook } from '../../../../evidence/branch/branch';
import type { Registry } from '../../../../registry/schema';
import { scratch, TestRepository } from '../../../support/delivery/repository';
import { chainOf } from '../../../support/evidence/receipts/books';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { commitOf, digestOf } from '../../../support/evidence/samples';
import { book } from '../../../support/evidence/verified';

const { path, dispose } = scratch();
afterAll(dispose);
const repository = new TestRepository(join(path, 'web'));
const one = repository.write({ 'shop/a': '1', 'docs/a': '1' }).commit();
const two = repository.write({ 'shop/a': '2' }).commit();
const three = repository.write({ 'docs/a': '2' }).commit();

function registryOf(unmatchedPaths: Registry['unmatchedPaths'] = 'none'): Registry {
  const registry = evidenceRegistry();
  const surfaces = registry.surfaces
    .filter((surface) => surface.repository === 'web')
    .map((surface) => ({ ...surface, paths: { include: [`${surface.id}/**`], exclude: [] } }));
  return { ...registry, surfaces, unmatchedPaths };
}

const released = (surface: string, ...commits: readonly (readonly [string, object?])[]) =>
  chainOf(
    commits.map(([commit, change]) => ({ bundle: digestOf('b'), commit, ...(change ? { change } : {}) })),
    { surface },
  );
const since = (evidence: EvidenceBook, head: string, registry = registryOf()) =>
  changedSinceReceipts(registry, registry.surfaces, evidence, repository.path, head);

test('each surface is compared with its own last release to the first tier', () => {
  const evidence = book([...released('shop', [one], [two]), ...released('docs', [one])]);
  expect(since(evidence, three)).toMatchObject({
    surfaces: [{ id: 'docs', because: 'paths', paths: ['docs/a'] }],
    bases: { shop: two, docs: one },
  });
  expect(since(evidence, two).surfaces).toEqual([]);
});

test('a surface that was never released there has changed', () => {
  const elsewhere = chainOf([{ bundle: digestOf('b'), commit: two }], { surface: 'docs', tier: 'staging' });
  const found = since(book([...released('shop', [two]), ...elsewhere]), three);
  expect(found.surfaces).toEqual([{ id: 'docs', because: 'never-released', paths: [] }]);
  expect(found.bases).toEqual({ shop: two, docs: null });
});

test('a failed release is none', () => {
  const evidence = book([...released('shop', [one], [two, { outcome: 'failed' }]), ...released('docs', [three])]);
  expect(since(evidence, three)).toMatchObject({ surfaces: [{ id: 'shop' }], bases: { shop: one, docs: three } });
});

test('paths of no surface count since the base of each', () => {
  const evidence = book([...released('shop', [two]), ...released('docs', [two])]);
  const four = repository.write({ 'package.json': '{}' }).commit();
  expect(since(evidence, four, registryOf('all')).surfaces.map(({ because }) => because)).toEqual([
    'unmatched',
    'paths',
  ]);
  expect(since(evidence, four, registryOf('error'))).toMatchObject({
    result: 'unmatched',
    unmatched: ['package.json'],
  });
});

test('receipts that are no chain, and a release that is not in the repository, could not be determined', () => {
  const [, second] = released('shop', [one], [two]);
  const unknown = released('shop', [commitOf('9')]);
  for (const evidence of [book([second!]), book(unknown)]) {
    expect(() => since(evidence, three)).toThrow(expect.objectContaining({ exitCode: 3 }));
  }
});

test('a head that is no full commit id is refused, released or not', () => {
  for (const evidence of [book([]), book(released('shop', [one]))]) {
    expect(() => since(evidence, 'main')).toThrow(expect.objectContaining({ exitCode: 2, place: '--head' }));
  }
});
