import { isPlainObject } from '../formats/plain-object';
import type { Registry } from '../registry/schema';
import { UserError } from '../registry/user-error';
import { readPreview, readState } from './adapters/documents';
import { viewsOfPlan } from './adapters/plan';
import { contextOf, createWorld, stacksOf } from './context';
import { evaluate } from './evaluate';
import { readRules } from './own-rules';
import { readLevels } from './read-levels';
import { readWaiverBook } from './read-waivers';
import type { PolicyReport } from './report/summary';
import { readChecked } from './workflows';

/** The inputs of a check. */
export interface CheckSettings {
  readonly registry: Registry;
  /** The registry's file as messages name it, its text and its digest. */
  readonly file: string;
  readonly text: string;
  readonly digest: string;
  /** The registry's checkout: its workflow files are checked too, its waivers count, and the team's own rules run. */
  readonly root: string;
  /** The folder with the stacks' levels. */
  readonly configuration: string;
  readonly now: Date;
}

function worldOf({ registry, root, now }: CheckSettings) {
  return createWorld(registry, { ...readChecked(root), now, waivers: readWaiverBook(root, registry, now) });
}

function registryOf({ file, text, digest }: CheckSettings): PolicyReport['registry'] {
  return { file, text, digest };
}

/** Applies every rule to the planned resources of every stack. Throws a UserError on a refused configuration. */
export function checkRegistry(settings: CheckSettings): PolicyReport {
  const world = worldOf(settings);
  const stacks = stacksOf(settings.registry);
  const { all, own } = readRules(settings.root);
  const checked = stacks.map((stack) => {
    const context = contextOf(world, stack);
    const views = viewsOfPlan(context);
    return {
      count: views.length,
      findings: evaluate(views, context, readLevels(context, settings.configuration), all),
    };
  });
  return {
    on: 'registry',
    registry: registryOf(settings),
    rules: all,
    own,
    stacks,
    resources: checked.reduce((sum, { count }) => sum + count, 0),
    findings: checked.flatMap(({ findings }) => findings),
  };
}

/**
 * Applies every rule to a preview (`pulumi preview --json`) or an exported state (`pulumi stack export`). Throws a
 * UserError (exit 3) on an incomplete document, and on a stack that the registry does not have.
 */
export function checkDocument(settings: CheckSettings, on: 'preview' | 'state', document: unknown): PolicyReport {
  if (!isPlainObject(document)) throw new UserError(`this is not a ${on}`, { allowed: 'a JSON object', exitCode: 3 });
  const { stack, views } = on === 'preview' ? readPreview(document) : readState(document);
  const context = contextOf(worldOf(settings), stack);
  const { all, own } = readRules(settings.root);
  return {
    on,
    registry: registryOf(settings),
    rules: all,
    own,
    stacks: [stack],
    resources: views.length,
    findings: evaluate(views, context, readLevels(context, settings.configuration), all),
  };
}
