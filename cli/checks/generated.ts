import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { referenceOf } from '../../formats/workflow/references';
import { REGISTRY_PATH } from '../../registry/derived-variables';
import { githubName } from '../../registry/github-name';
import { parseRegistry } from '../../registry/parse';
import type { Registry } from '../../registry/schema';
import { type Comparison, comparison } from '../../workflows/compare';
import { originOf, registryName } from '../../workflows/mark';
import { type CommonOptions, registryPath } from '../common';
import type { Context } from '../context';
import { workflowTexts } from '../input/workflow-texts';

/** A caller whose callee is not what this registry asks for. */
export interface ForeignCallee {
  readonly path: string;
  /** What it calls: `owner/name/.github/workflows/x.yml`. */
  readonly callee: string;
  /** The governing repository of the registry that the callee is generated from. */
  readonly registry: string;
}

/** What of a checkout's workflows is generated, and whether it is current. */
export interface Generated extends Comparison {
  readonly foreignCallees: readonly ForeignCallee[];
}

/** What a repository's files are compared by. */
export interface GeneratedQuestion {
  readonly registry: Registry;
  readonly repository: string;
  /** The checkout, and what it was called. */
  readonly root: string;
  readonly dir: string;
  /** Checkouts at the commit that callers name, by `owner/name` in small letters. */
  readonly callees?: ReadonlyMap<string, string>;
}

// A checkout may hold a second registry, whose files carry its own mark.
function neighbours({ root }: GeneratedQuestion, common: CommonOptions, context: Context): readonly string[] {
  const file = join(root, REGISTRY_PATH);
  const asked = registryPath(common, context);
  if (!existsSync(file) || (existsSync(asked) && realpathSync(file) === realpathSync(asked))) return [];
  const parsed = parseRegistry(readFileSync(file, 'utf8'), { file: REGISTRY_PATH, now: common.now });
  return parsed.ok ? [registryName(parsed.registry)] : [];
}

// What is called there is found by the path that callers name; a callee without a mark is somebody's own.
function foreignCallees(
  { registry, callees = new Map() }: GeneratedQuestion,
  uses: readonly { readonly path: string; readonly uses: string }[],
): readonly ForeignCallee[] {
  return uses.flatMap(({ path, uses: callee }) => {
    const called = referenceOf(callee);
    if (called === undefined) return [];
    const place = `${called.repository}/${called.path}`;
    const folder = callees.get(githubName(called.repository));
    const text = folder === undefined ? undefined : workflowTexts(folder, folder).get(called.path);
    const origin = text === undefined ? undefined : originOf(text);
    return origin === undefined || origin === registryName(registry) ? [] : [{ path, callee: place, registry: origin }];
  });
}

/** Compares a checkout's generated workflows with what the registry asks for; `uses` is what its jobs call. */
export function generatedWorkflows(
  question: GeneratedQuestion,
  uses: readonly { readonly path: string; readonly uses: string }[],
  common: CommonOptions,
  context: Context,
): Generated {
  const { registry, repository, root, dir } = question;
  const present = workflowTexts(root, dir);
  const compared = comparison(registry, repository, { neighbours: neighbours(question, common, context) })(present);
  const ours = uses.filter(({ path }) => originOf(present.get(path) ?? '') === registryName(registry));
  return { ...compared, foreignCallees: foreignCallees(question, ours) };
}

/** 0 where all is current or nothing was ever built, 1 where something differs, 3 where nobody can tell. */
export function generatedExitCode({ isBuilt, files, unsure, foreignCallees: foreign }: Generated): 0 | 1 | 3 {
  if (foreign.length > 0) return 1;
  if (unsure.length > 0) return 3;
  return !isBuilt || files.every(({ state }) => state === 'same') ? 0 : 1;
}

/** The same in words. */
export function generatedLines({ isBuilt, files, unsure, foreignCallees: foreign }: Generated): readonly string[] {
  const callees = foreign.map(
    ({ path, callee, registry }) =>
      `foreign  ${path}: calls ${callee}, which is generated from the registry of ${registry}`,
  );
  if (unsure.length > 0) {
    const why =
      'no workflow here is generated from this registry, and some should be (renamed? workflows build --from):';
    return [...callees, why, ...unsure.map((each) => `unsure   ${each}`)];
  }
  const none = 'no workflow here is generated from this registry: causeway workflows build writes them';
  if (!isBuilt) return [...callees, none];
  const others = files.filter(({ state }) => state !== 'same');
  if (others.length + callees.length === 0) {
    return [`all ${files.length} generated workflows are as the registry asks for them`];
  }
  return [...callees, ...others.map(({ path, state }) => `${state}  ${path}: causeway workflows build`)];
}
