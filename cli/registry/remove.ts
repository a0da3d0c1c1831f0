import { readFileSync } from 'node:fs';
import { Argument, type Command, Option } from 'commander';
import {
  indexOfTombstone,
  REMOVABLE,
  type Removable,
  type Removal,
  tombstonesFor,
} from '../../delivery/changes/removal';
import { editRegistry } from '../../delivery/checks/registry-edit';
import { days } from '../../registry/dates';
import { FOUNDATION } from '../../registry/naming';
import type { Tombstone } from '../../registry/schema';
import { commonOptions, printJson, registryPath, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { writeEditedRegistry } from './edited-registry';

interface RemoveFlags {
  readonly tier?: string;
  readonly reason?: string;
  readonly expires?: string;
  readonly out?: string;
}

const DEFAULT_DAYS = 30;

/** The fields of a tombstone that were given as options. */
function given({ reason, expires }: RemoveFlags): Partial<Pick<Tombstone, 'reason' | 'expires'>> {
  return { ...(reason === undefined ? {} : { reason }), ...(expires === undefined ? {} : { expires }) };
}

function shown({ kind, key, tier }: Tombstone): string {
  return `${kind} ${key}${tier === undefined ? '' : ` on ${tier}`}`;
}

// A tier's stack has no plan after the tier leaves the registry, so it is taken down before.
function tierSteps(tier: string): readonly string[] {
  return [
    `1. pulumi up --stack ${FOUNDATION}, pulumi up --stack ${tier}: removes the protection, and changes nothing else`,
    `2. pulumi destroy --remove --stack ${tier}`,
    `   deletes the environments of ${tier} with the secrets in them; its sites stay at Netlify, owned by no stack`,
    '3. remove it from the registry, and set "gone": true in its tombstones',
    `4. pulumi preview and pulumi up with --stack ${FOUNDATION}, and with the tier that is the highest then`,
    '5. remove the tombstones from the registry',
  ];
}

function steps(
  { what, key }: Pick<Removal, 'what' | 'key'>,
  tombstones: readonly Tombstone[],
  tiers: readonly string[],
): readonly string[] {
  if (what === 'tier') return tierSteps(key);
  const stacksOf = ({ kind, tier }: Tombstone) =>
    tier !== undefined ? [tier] : kind === 'ruleset' ? [FOUNDATION] : [FOUNDATION, ...tiers];
  const stacks = new Set(tombstones.flatMap(stacksOf));
  const all = [FOUNDATION, ...tiers].filter((stack) => stacks.has(stack)).map((stack) => `pulumi up --stack ${stack}`);
  return [
    `1. ${all.join(', ')}: removes the protection, and changes nothing else`,
    '2. remove it from the registry, and set "gone": true in its tombstones',
    '3. pulumi preview and pulumi up with the same stacks: they delete the objects, with the secrets in them',
    '4. remove the tombstones from the registry',
  ];
}

async function remove(
  what: Removable,
  key: string,
  flags: RemoveFlags,
  self: Command,
  context: Context,
): Promise<void> {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const { tier } = flags;
  const targets = tombstonesFor(registry, { what, key, tier }, flags);
  const usual = new Date(common.now.getTime() + days(DEFAULT_DAYS)).toISOString().slice(0, 10);
  const written = targets.map((target) => {
    const index = indexOfTombstone(registry, target);
    const { reason = 'removed', expires = usual } = { ...registry.tombstones[index], ...given(flags) };
    return { index, tombstone: { ...target, reason, expires } };
  });
  const tombstones = written.map(({ tombstone }) => tombstone);
  const file = flags.out ?? common.registry;
  if (tombstones.length > 0) {
    const text = readFileSync(registryPath(common, context), 'utf8');
    const isFirst = registry.tombstones.length === 0;
    const edits = isFirst
      ? [{ path: ['tombstones'], value: tombstones }]
      : written.map(({ index, tombstone: value }) => ({ path: ['tombstones', index], value }));
    const edited = editRegistry(text, edits, { file: common.registry, now: common.now });
    writeEditedRegistry(edited, flags.out, common, context);
  }
  const follows = steps(
    { what, key },
    tombstones,
    registry.tiers.map(({ id }) => id),
  );
  if (common.json) {
    printJson(context, { schema: 'causeway/remove/v1', tombstones, follows });
    return;
  }
  if (tombstones.length === 0) context.print('nothing to write: the registry already says so');
  else {
    const lines = [
      `written  ${file}: the removal is allowed`,
      ...tombstones.map((each) => `  until ${each.expires}: ${shown(each)}`),
    ];
    context.print([...lines, 'what follows:', ...follows.map((step) => `  ${step}`)].join('\n'));
  }
}

/** `causeway remove`. */
export function addRemoveCommand(program: Command, context: Context): void {
  const command = program
    .command('remove')
    .description('adds the tombstones that allow a removal to the registry; review and merge the edit')
    .addArgument(new Argument('<what>', 'the kind of thing').choices(REMOVABLE))
    .argument('<key>', 'its id or name')
    .addOption(new Option('--tier <tier>', 'only this tier'))
    .addOption(new Option('--reason <text>', 'why it is removed; default "removed"'))
    .addOption(
      new Option(
        '--expires <date>',
        `the last day on which the removal is allowed, at most 90 days ahead; default ${DEFAULT_DAYS} days`,
      ),
    )
    .addOption(new Option('--out <file>', 'write the registry here instead'))
    .action((what: Removable, key: string, flags: RemoveFlags, self: Command) =>
      remove(what, key, flags, self, context),
    );
  example(command, 'causeway remove surface docs --tier production --reason "moved to the wiki"');
}
