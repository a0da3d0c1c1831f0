import { type Command, Option } from 'commander';
import { checkGoLive, readGoLive } from '../../documents/notes/go-live';
import { checklistFor, GO_LIVE, holdsRole } from '../../evidence/readers/checklist';
import type { ChecklistRoles } from '../../registry/schema/organization';
import { findTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { evidenceDesk, requireFullId } from '../desk/evidence-desk';
import { requirePerson } from '../desk/own-statement';
import { example } from '../help';
import { problemLines, requireFilled } from '../input/filled-document';
import { readInput } from '../input/input-file';
import { commitOption } from '../release-options';

const TEMPLATE = 'docs/operations/go-live-checklist.md';

interface SignFlags extends EvidenceFlags {
  readonly person: string;
  readonly role: keyof ChecklistRoles;
}

async function sign(file: string, flags: SignFlags, self: Command, context: Context): Promise<void> {
  const person = requirePerson(flags.person, '--person');
  const text = await readInput(context, file);
  const list = requireFilled(readGoLive(text), file, TEMPLATE);
  const { tier, commit, items } = list.fields;
  const problems = checkGoLive(text, { tier, commit });
  if (problems.length > 0) {
    throw new UserError(['the checklist is not complete', ...problemLines(file, problems)].join('\n  '), {
      place: `${file}:${problems[0]?.line ?? 1}`,
      exitCode: 1,
    });
  }
  const { registry, ledger, common } = evidenceDesk(flags, self, context);
  if (!findTier(registry, tier)) {
    const allowed = registry.tiers.map(({ id }) => id).join(', ');
    throw new UserError(`there is no tier "${tier}"`, { place: `${file}:${list.lineOf(['tier'])}`, allowed });
  }
  const { checklistRoles } = registry.governance;
  if (!holdsRole(checklistRoles, flags.role, person)) {
    const allowed = checklistRoles[flags.role].join(', ') || 'nobody yet';
    throw new UserError(`${person} does not hold the role ${flags.role}; nothing was signed`, {
      place: '--role',
      allowed: `${allowed} (governance.checklistRoles.${flags.role} of the registry)`,
    });
  }
  const at = common.now.toISOString();
  const predicate = { tier, items, signOffs: [{ person, role: flags.role, at }] };
  const statement = { kind: 'checklist', subjects: { commit }, predicate } as const;
  const signed = await ledger.sign(statement, { person });
  const { path, verified } = signed;
  const head = await ledger.append([signed], `checklist of ${commit} for ${tier}`);
  if (common.json) printJson(context, { schema: 'causeway/checklist-sign/v1', id: verified.id, path, head });
  else context.print(`signed  checklist of ${commit} for ${tier} as ${flags.role}\n  ${path}`);
}

interface VerifyFlags extends EvidenceFlags {
  readonly tier: string;
  readonly commit: string;
}

async function verify(file: string | undefined, flags: VerifyFlags, self: Command, context: Context): Promise<void> {
  const { tier, commit } = flags;
  requireFullId(commit);
  if (file !== undefined) {
    const { json } = commonOptions(self, context);
    const problems = checkGoLive(await readInput(context, file), { tier, commit });
    const isDone = problems.length === 0;
    if (json) printJson(context, { schema: 'causeway/checklist-verify/v1', ok: isDone, file, problems });
    else context.print(isDone ? `${file}: everything is done; now sign it` : problemLines(file, problems).join('\n'));
    context.exit(isDone ? 0 : 1);
    return;
  }
  const desk = evidenceDesk(flags, self, context);
  const answer = checklistFor(await desk.ledger.book(), commit, tier, desk.registry.governance.checklistRoles);
  if (desk.common.json)
    printJson(context, { schema: 'causeway/checklist-verify/v1', ok: answer.status === 'pass', ...answer });
  else context.print(`${answer.status}: ${answer.reason}`);
  context.exit(answer.status === 'pass' ? 0 : answer.status === 'unverified' ? 3 : 1);
}

/** `causeway checklist`. */
export function addChecklistCommands(program: Command, context: Context): void {
  const checklist = program.command('checklist').description('the go-live checklist, which several people sign');
  const signed = withEvidence(checklist.command('sign'))
    .description("puts one person's signature under exactly these items, on the evidence branch")
    .argument('<file>', `a filled copy of ${TEMPLATE}`)
    .addOption(new Option('--person <person>', 'user:<login>, whose key signs').makeOptionMandatory())
    .addOption(new Option('--role <role>', 'what they sign as').choices(GO_LIVE.roles).makeOptionMandatory())
    .action((file: string, flags: SignFlags, self: Command) => sign(file, flags, self, context));
  example(signed, 'causeway checklist sign checklist.md --person user:octocat --role product');
  const verified = withEvidence(checklist.command('verify'))
    .description('without a file: whether the release is signed off on the evidence branch; exit 1 when not')
    .argument(
      '[file]',
      'checks a go-live checklist before it is signed; prints each line that is not filled in or not done',
    )
    .addOption(new Option('--tier <tier>', 'the tier that the release goes to').makeOptionMandatory())
    .addOption(commitOption('the release commit').makeOptionMandatory())
    .action((file: string | undefined, flags: VerifyFlags, self: Command) => verify(file, flags, self, context));
  example(verified, 'causeway checklist verify --tier production --commit "$COMMIT"');
}
