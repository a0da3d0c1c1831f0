import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { referenceOf } from '../../formats/workflow/references';
import { REGISTRY_PATH } from '../../registry/derived-variables';
import { isThere } from '../../registry/existing-file';
import { githubName } from '../../registry/github-name';
import { parseRegistry } from '../../registry/parse';
import type { Registry } from '../../registry/schema';
import { type Comparison, compareWorkflows } from '../../workflows/compare';
import { originOf, registryName } from '../../workflows/mark';
import { type CommonOptions, registryPath } from '../common';
import type { Context } from '../context';
import { checkoutWorkflowTexts } from '../input/workflow-texts';

/** A caller whose callee differs from the file that this registry generates. */
export interface ForeignCallee {
  readonly path: string;
  /** The called file: `owner/name/.github/workflows/x.yml`. */
  readonly callee: string;
  /** The governing repository of the registry from which the callee was generated. */
  readonly registry: string;
}

/** The generated workflows of a checkout, and whether they are current. */
export interface Generated extends Comparison {
  readonly foreignCallees: readonly ForeignCallee[];
}

/** The inputs of a comparison of a repository's files. */
export interface GeneratedQuestion {
  readonly registry: Registry;
  readonly repository: string;
  /** The checkout, and its name in messages. */
  readonly root: string;
  readonly dir: string;
  /** Checkouts at the callers' commit, by lower-case `owner/name`. */
  readonly callees?: ReadonlyMap<string, string>;
}

// A checkout may contain a second registry, whose files carry its own mark.
function neighbours({ root }: GeneratedQuestion, common: CommonOptions, context: Context): readonly string[] {
  const file = join(root, REGISTRY_PATH);
  const asked = registryPath(common, context);
  if (!isThere(file) || (isThere(asked) && realpathSync(file) === realpathSync(asked))) return [];
  const parsed = parseRegistry(readFileSync(file, 'utf8'), { file: REGISTRY_PATH, now: common.now });
  return parsed.ok ? [registryName(parsed.registry)] : [];
}

// A callee is found by the callers' path; a callee without a mark belongs to somebody else.
function foreignCallees(
  { registry, callees = new Map() }: GeneratedQuestion,
  uses: readonly { readonly path: string; readonly uses: string }[],
): readonly ForeignCallee[] {
  return uses.flatMap(({ path, uses: callee }) => {
    const called = referenceOf(callee);
    if (called === undefined) return [];
    const place = `${called.repository}/${called.path}`;
    const folder = callees.get(githubName(called.repository));
    const text = folder === undefined ? undefined : checkoutWorkflowTexts(folder, folder).get(called.path);
    const origin = text === undefined ? undefined : originOf(text);
    return origin === undefined || origin === registryName(registry) ? [] : [{ path, callee: place, registry: origin }];
  });
}

/** Compares a checkout's generated workflows with the registry's; `uses` lists the callees of its jobs. */
export function generatedWorkflows(
  question: GeneratedQuestion,
  uses: readonly { readonly path: string; readonly uses: string }[],
  common: CommonOptions,
  context: Context,
): Generated {
  const { registry, repository, root, dir } = question;
  const present = checkoutWorkflowTexts(root, dir);
  const compared = compareWorkflows(registry, repository, { neighbours: neighbours(question, common, context) })(
    present,
  );
  const ours = uses.filter(({ path }) => originOf(present.get(path) ?? '') === registryName(registry));
  return { ...compared, foreignCallees: foreignCallees(question, ours) };
}

/** 0 where everything is current or was never built, 1 where something differs, 3 where it is unknown. */
export function generatedExitCode({
  isBuilt,
  files,
  unsure,
  lostSigners,
  foreignCallees: foreign,
}: Generated): 0 | 1 | 3 {
  if (foreign.length > 0 || lostSigners.length > 0) return 1;
  if (unsure.length > 0) return 3;
  return !isBuilt || files.every(({ state }) => state === 'same') ? 0 : 1;
}

/** The result as lines for a terminal. */
export function generatedLines({
  isBuilt,
  files,
  unsure,
  lostSigners,
  foreignCallees: foreign,
}: Generated): readonly string[] {
  const callees = [
    ...foreign.map(
      ({ path, callee, registry }) =>
        `foreign  ${path}: calls ${callee}, which is generated from the registry of ${registry}`,
    ),
    ...lostSigners.map((each) => `lost  ${each}`),
  ];
  if (unsure.length > 0) {
    const why =
      'no workflow here is generated from this registry, and some should be (renamed? workflows build --from):';
    return [...callees, why, ...unsure.map((each) => `unsure   ${each}`)];
  }
  const none = 'no workflow here is generated from this registry: causeway workflows build writes them';
  if (!isBuilt) return [...callees, none];
  const others = files.filter(({ state }) => state !== 'same');
  if (others.length + callees.length === 0) {
    return [`all ${files.length} generated workflows match the registry`];
  }
  return [...callees, ...others.map(({ path, state }) => `${state}  ${path}: causeway workflows build`)];
}
