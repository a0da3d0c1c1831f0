"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addChecklistCommands", {
    enumerable: true,
    get: function() {
        return addChecklistCommands;
    }
});
const _commander = require("commander");
const _golive = require("../../delivery/notes/go-live");
const _checklist = require("../../evidence/readers/checklist");
const _place = require("../../evidence/statement/place");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _ownstatement = require("../desk/own-statement");
const _help = require("../help");
const _filleddocument = require("../input/filled-document");
const _inputfile = require("../input/input-file");
const TEMPLATE = 'docs/operations/go-live-checklist.md';
async function sign(file, flags, self, context) {
    const person = (0, _ownstatement.requirePerson)(flags.person, '--person');
    const text = await (0, _inputfile.readInput)(context, file);
    const list = (0, _filleddocument.requireFilled)((0, _golive.readGoLive)(text), file, TEMPLATE);
    const { tier, commit, items } = list.fields;
    const problems = (0, _golive.checkGoLive)(text, {
        tier,
        commit
    });
    if (problems.length > 0) {
        throw new _usererror.UserError([
            'nobody signs what is not done',
            ...(0, _filleddocument.problemLines)(file, problems)
        ].join('\n  '), {
            ...{
                place: `${file}:${problems[0]?.line ?? 1}`,
                exitCode: 1
            }
        });
    }
    const { registry, trust, branch, common } = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    if (!(0, _selectors.findTier)(registry, tier)) {
        const allowed = registry.tiers.map(({ id })=>id).join(', ');
        throw new _usererror.UserError(`there is no tier "${tier}"`, {
            place: `${file}:${list.lineOf([
                'tier'
            ])}`,
            allowed
        });
    }
    const at = common.now.toISOString();
    const predicate = {
        tier,
        items,
        signOffs: [
            {
                person,
                role: flags.role,
                at
            }
        ]
    };
    const statement = {
        kind: 'checklist',
        subjects: {
            commit
        },
        predicate
    };
    const { bytes, verified } = await (0, _ownstatement.signOwn)(statement, person, {
        trust,
        context,
        now: common.now
    });
    const path = (0, _place.statementPath)(verified.statement, bytes);
    const head = await branch.append([
        {
            path,
            bytes
        }
    ], `checklist of ${commit} for ${tier}`);
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/checklist-sign/v1',
        id: verified.id,
        path,
        head
    });
    else context.print(`signed  checklist of ${commit} for ${tier} as ${flags.role}\n  ${path}`);
}
async function verify(file, flags, self, context) {
    const { tier, commit } = flags;
    (0, _evidencedesk.requireFullId)(commit);
    if (file !== undefined) {
        const { json } = (0, _common.commonOptions)(self, context);
        const problems = (0, _golive.checkGoLive)(await (0, _inputfile.readInput)(context, file), {
            tier,
            commit
        });
        const isDone = problems.length === 0;
        if (json) (0, _common.printJson)(context, {
            schema: 'causeway/checklist-verify/v1',
            ok: isDone,
            file,
            problems
        });
        else context.print(isDone ? `${file}: everything is done; now sign it` : (0, _filleddocument.problemLines)(file, problems).join('\n'));
        context.exit(isDone ? 0 : 1);
        return;
    }
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const answer = (0, _checklist.checklistFor)(await (0, _evidencedesk.evidenceBook)(desk), commit, tier);
    if (desk.common.json) (0, _common.printJson)(context, {
        schema: 'causeway/checklist-verify/v1',
        ok: answer.status === 'pass',
        ...answer
    });
    else context.print(`${answer.status}: ${answer.reason}`);
    context.exit(answer.status === 'pass' ? 0 : answer.status === 'unverified' ? 3 : 1);
}
function addChecklistCommands(program, context) {
    const checklist = program.command('checklist').description('the go-live checklist, signed off by several persons');
    const signed = (0, _evidencebranch.withEvidence)(checklist.command('sign')).description("puts one person's signature under exactly these items, on the evidence branch").argument('<file>', `a filled copy of ${TEMPLATE}`).addOption(new _commander.Option('--person <person>', 'user:<login>, whose key signs').makeOptionMandatory()).addOption(new _commander.Option('--role <role>', 'what they sign as').choices(_checklist.GO_LIVE.roles).makeOptionMandatory()).action((file, flags, self)=>sign(file, flags, self, context));
    (0, _help.example)(signed, 'causeway checklist sign checklist.md --person user:octocat --role product');
    const verified = (0, _evidencebranch.withEvidence)(checklist.command('verify')).description('without a file: whether the release is signed off on the evidence branch; exit 1 when not').argument('[file]', 'a checklist that is to be signed: what is not filled in or done, by line').addOption(new _commander.Option('--tier <tier>', 'the tier that the release goes to').makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'the release commit').makeOptionMandatory()).action((file, flags, self)=>verify(file, flags, self, context));
    (0, _help.example)(verified, 'causeway checklist verify --tier production --commit "$COMMIT"');
}
