/** A file and its imports, as paths within the project without their extensions. */
type Imports = readonly [file: string, imports: readonly string[]];

// A file that lies directly in its room belongs to no folder. It may import from all of them.
function folderOf(file: string): string | undefined {
  const [room, folder, ...rest] = file.split('/');
  return rest.length === 0 ? undefined : `${room}/${folder}`;
}

function folderGraph(files: readonly Imports[]): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  for (const [file, imports] of files) {
    const from = folderOf(file);
    if (from === undefined) continue;
    const targets = graph.get(from) ?? new Set();
    graph.set(from, targets);
    for (const each of imports) {
      const to = folderOf(each);
      if (to !== undefined && to !== from && to.split('/')[0] === from.split('/')[0]) targets.add(to);
    }
  }
  return graph;
}

/** The circles among the folders of the rooms, one for each folder that closes one. Empty when there is none. */
export function cyclesOf(files: readonly Imports[]): readonly (readonly string[])[] {
  const graph = folderGraph(files);
  const cycles: string[][] = [];
  const done = new Set<string>();
  const walk = (folder: string, way: readonly string[]): void => {
    const start = way.indexOf(folder);
    if (start >= 0) cycles.push([...way.slice(start), folder]);
    if (start >= 0 || done.has(folder)) return;
    for (const next of graph.get(folder) ?? []) walk(next, [...way, folder]);
    done.add(folder);
  };
  for (const folder of graph.keys()) walk(folder, []);
  return cycles;
}
