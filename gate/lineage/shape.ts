import type { Lineage } from './graph';

function targets({ edges }: Pick<Lineage, 'edges'>): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  return next;
}

/** Every node that edges reach from the root, and the root itself. */
export function reachableNodes({ root, edges }: Pick<Lineage, 'root' | 'edges'>): ReadonlySet<string> {
  const next = targets({ edges });
  const seen = new Set([root]);
  for (const id of seen) for (const to of next.get(id) ?? []) seen.add(to);
  return seen;
}

function cycleAt({ nodes, edges }: Lineage): string | undefined {
  const waiting = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const free = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  const next = targets({ edges });
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    waiting.delete(id);
    for (const to of next.get(id) ?? []) {
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) free.push(to);
    }
  }
  return waiting.keys().next().value;
}

/** Faults of a lineage as a graph: an end that is no node, a duplicate node, an orphan, a cycle. */
export function shapeProblems(lineage: Lineage): readonly string[] {
  const names = new Map(lineage.nodes.map(({ id, name }) => [id, name]));
  const problems: string[] = [];
  if (names.size < lineage.nodes.length) problems.push('a node occurs twice');
  if (!names.has(lineage.root)) problems.push('the root is not a node');
  for (const { from, to, rel } of lineage.edges) {
    const gone = [from, to].find((id) => !names.has(id));
    if (gone !== undefined) problems.push(`an edge (${rel}) has an end that is not a node: ${gone}`);
  }
  const seen = reachableNodes(lineage);
  for (const [id, name] of names) if (!seen.has(id)) problems.push(`an orphan: nothing leads to ${name} (${id})`);
  const cycle = cycleAt(lineage);
  if (cycle !== undefined) problems.push(`a cycle goes through ${names.get(cycle) ?? cycle}`);
  return problems;
}
