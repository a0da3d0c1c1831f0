import type { ReportDocument } from '../../../documents/report/document';
import { Registry } from '../../../registry/schema';
import { book } from '../evidence/verified';
import { worldReport } from './report';
import { toldAt, worldFacts, worldRegistry } from './world';

/** A report on this many surfaces, each with three tiers and a history. */
export function manySurfaces(count: number): ReportDocument {
  const [first] = worldRegistry().surfaces;
  if (!first) throw new Error('the world has surfaces');
  const surfaces = Array.from({ length: count }, (_none, index) => ({
    ...first,
    id: `surface-${index}`,
    repository: index % 2 === 0 ? 'web' : 'services',
  }));
  const registry = Registry.parse({ ...worldRegistry(), surfaces });
  const statements = surfaces.flatMap(({ id }) => [
    ...toldAt(id, 'dev', [
      { release: 'a', at: '2026-11-12T08:00:00Z' },
      { release: 'b', at: '2026-11-16T08:00:00Z' },
      { release: 'c', at: '2026-11-20T08:00:00Z' },
    ]),
    ...toldAt(id, 'staging', [
      { release: 'a', at: '2026-11-12T10:00:00Z', approvedBy: ['ada'] },
      { release: 'b', at: '2026-11-16T10:00:00Z', approvedBy: ['ada'] },
    ]),
    ...toldAt(id, 'production', [{ release: 'a', at: '2026-11-14T10:00:00Z', approvedBy: ['ada', 'grace'] }]),
  ]);
  return worldReport(worldFacts({ registry, book: { ok: true, value: book(statements) } }));
}
