import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pointerPath } from '../../../registry/problem';

/** The evaluation time of tests. */
export const NOW = new Date('2026-11-21T09:00:00Z');

/** The project's root. */
export const ROOT = join(__dirname, '..', '..', '..');

const BASES = { minimal: 'registry/minimal.example.json', full: 'registry/deploy-surfaces.json' } as const;

/** One operation of a patch, similar to RFC 6902. */
export interface Operation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

/** A bad registry with its expected errors: a text, or a sound registry with an inserted fault. */
export interface BadRegistry {
  readonly name: string;
  readonly base: 'minimal' | 'full' | 'raw';
  readonly patch?: readonly Operation[];
  readonly text?: string;
  readonly make?: { readonly repeat: string; readonly times: number } | { readonly surfaces: number };
  /** Whether other problems may occur too. */
  readonly contains?: boolean;
  readonly expect: readonly {
    readonly code: string;
    readonly pointer: string;
    readonly line?: number;
    readonly column?: number;
  }[];
}

/** A committed registry, parsed again each time. */
// biome-ignore lint/suspicious/noExplicitAny: patches reach anywhere into the document
export function base(name: keyof typeof BASES): any {
  return JSON.parse(readFileSync(join(ROOT, BASES[name]), 'utf8'));
}

/** Applies a patch in place. Throws on a missing path, so that every fixture tests something. */
export function patched<T>(document: T, patch: readonly Operation[]): T {
  for (const { op, path, value } of patch) {
    const parts = [...pointerPath(path)];
    const last = parts.pop() ?? '';
    // biome-ignore lint/suspicious/noExplicitAny: patches reach anywhere into the document
    let parent: any = document;
    for (const part of parts) parent = parent[part];
    if (parent === undefined || (op !== 'add' && !Object.hasOwn(parent, last))) throw new Error(`no ${path}`);
    if (op === 'remove' && Array.isArray(parent)) parent.splice(Number(last), 1);
    else if (op === 'remove') delete parent[last];
    else if (last === '-') parent.push(value);
    else parent[last] = value;
  }
  return document;
}

/** The text of a bad registry. */
export function textOf(bad: BadRegistry): string {
  if (bad.text !== undefined) return bad.text;
  if (bad.make && 'repeat' in bad.make) return bad.make.repeat.repeat(bad.make.times);
  const document = patched(base(bad.base as 'minimal'), bad.patch ?? []);
  if (bad.make) {
    const [surface] = document.surfaces;
    document.surfaces = Array.from({ length: bad.make.surfaces }, (_, index) => ({
      ...surface,
      id: `s${index}`,
      target: { ...surface.target, site: `acme-s${index}-{tier}` },
    }));
  }
  return JSON.stringify(document, null, 2);
}

/** Every bad registry of the fixtures folder. */
export function badRegistries(): readonly BadRegistry[] {
  const folder = join(ROOT, 'test/fixtures/registry/bad');
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}
