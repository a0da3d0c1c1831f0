import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Keeps a service's world: in memory, or also in a JSON file. */
export interface State<W> {
  readonly world: W;
  /** Reports a change of the world. The file is written within the same turn of the event loop or at `flush`. */
  changed(): void;
  flush(): void;
}

/** Loads the world from the file if it exists, otherwise begins with `initial`. */
export function openState<W>(initial: W, file: string | undefined): State<W> {
  const world = file !== undefined && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as W) : initial;
  let dirty = file !== undefined && !existsSync(file);
  const flush = (): void => {
    if (!dirty || file === undefined) return;
    dirty = false;
    writeFileSync(`${file}.new`, JSON.stringify(world, undefined, 1));
    renameSync(`${file}.new`, file);
  };
  flush();
  return {
    world,
    changed() {
      if (file === undefined || dirty) return;
      dirty = true;
      setImmediate(flush);
    },
    flush,
  };
}
