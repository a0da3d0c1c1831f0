import { posix } from 'node:path';
import type { SourceFile } from './checkout';

/** A surface's container files: paths in the repository. */
export interface Containers {
  /** Files from which an image is built. */
  readonly images: readonly string[];
  /** Compose files that are complete by themselves, without their overrides. */
  readonly compositions: readonly string[];
}

const IMAGE = /^(?:(?:Docker|Container)file(?:\..+)?|.+\.(?:docker|container)file)$/i;
const IGNORE = /\.dockerignore$/i;
const COMPOSITION = /^(?:docker-)?compose\.ya?ml$/;

/** The containers among a surface's files; undefined without any. Pure: names alone decide. */
export function containersOf(files: readonly Pick<SourceFile, 'path'>[]): Containers | undefined {
  const named = (pattern: RegExp) =>
    files.map(({ path }) => path).filter((path) => pattern.test(posix.basename(path)) && !IGNORE.test(path));
  const found = { images: named(IMAGE), compositions: named(COMPOSITION) };
  return found.images.length + found.compositions.length > 0 ? found : undefined;
}
