"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addWaiverCommands", {
    enumerable: true,
    get: function() {
        return addWaiverCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _book = require("../../evidence/branch/book");
const _approval = require("../../evidence/waivers/approval");
const _files = require("../../evidence/waivers/files");
const _judge = require("../../evidence/waivers/judge");
const _read = require("../../evidence/waivers/read");
const _teams = require("../../evidence/waivers/teams");
const _uses = require("../../evidence/waivers/uses");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _ownstatement = require("../desk/own-statement");
const _help = require("../help");
const _newfiles = require("../input/new-files");
const _approverteams = require("./approver-teams");
const _waiverdraft = require("./waiver-draft");
const _waivertable = require("./waiver-table");
function deskOf(self, context) {
    (0, _common.refuseOverridesInCi)(self, context);
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const root = (0, _ownstatement.registryRoot)(common, context);
    return {
        common,
        registry,
        root,
        trust: (0, _ownstatement.requireTrust)(registry, root)
    };
}
function requireFree(root, path) {
    if (!(0, _nodefs.existsSync)((0, _nodepath.join)(root, path))) return;
    throw new _usererror.UserError('the file is there already', {
        place: path,
        allowed: 'another waiver; nothing was changed'
    });
}
function write(context, { common, root }, path, bytes, id) {
    (0, _newfiles.writeNewFiles)(root, [
        {
            path,
            content: bytes.toString('utf8')
        }
    ]);
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/waiver/v1',
        waiver: id,
        written: path
    });
    else context.print(`written  ${path}`);
}
async function create(flags, self, context) {
    const desk = deskOf(self, context);
    const { registry, common, trust, root } = desk;
    const waiver = await (0, _waiverdraft.draftWaiver)(flags, registry, {
        context,
        now: common.now,
        maxDays: _judge.MAX_DAYS
    });
    const path = `${registry.waivers}/${(0, _files.waiverFileName)(waiver.waiverId)}`;
    requireFree(root, path);
    const statement = {
        kind: 'waiver',
        subjects: {
            waiver: (0, _files.sha256Of)(waiver.waiverId)
        },
        predicate: waiver
    };
    const { bytes, verified } = await (0, _ownstatement.signOwn)(statement, waiver.requestedBy, {
        trust,
        context,
        now: common.now
    });
    const signed = verified;
    const reading = {
        ...{
            waiverId: waiver.waiverId,
            digest: (0, _files.sha256Of)(bytes),
            approvals: []
        },
        waiver: {
            ok: true,
            file: (0, _files.waiverFileName)(waiver.waiverId),
            signed
        }
    };
    const verdict = (0, _judge.judgeWaiver)(reading, {
        approvers: registry.governance.waiverApprovers,
        now: common.now
    });
    if (verdict.status === 'refused') {
        throw new _usererror.UserError(`the waiver would count for nothing: ${verdict.reason}`, {
            place: 'waiver new'
        });
    }
    write(context, desk, path, bytes, waiver.waiverId);
    if (!common.json) context.print(`Next: another person runs causeway waiver approve ${waiver.waiverId}`);
}
// Without a credential, or where a team cannot be read, what hangs on it stays unverified.
async function membersOf({ registry, common }, context) {
    const found = await (0, _approverteams.readApproverTeams)(registry, context, common.now);
    for (const reason of found?.unread ?? [])context.warn(`unverified: ${reason}`);
    return found ? {
        members: (0, _teams.approverTeams)(found.bytes, common.now)
    } : {};
}
async function approvers(flags, self, context) {
    (0, _common.refuseOverridesInCi)(self, context);
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    // Where no team may approve the document says just that: a workflow hands it on all the same.
    const isAsked = (0, _approverteams.approvingTeams)(registry).length > 0;
    const found = isAsked ? await (0, _approverteams.readApproverTeams)(registry, context, common.now) : (0, _approverteams.noApproverTeams)(common.now);
    if (!found) {
        throw new _usererror.UserError('there is no credential to read the approvers’ teams with', {
            place: '/governance/waiverApprovers',
            allowed: 'GITHUB_TOKEN or a GitHub App (members: read)'
        });
    }
    const file = (0, _nodepath.resolve)(context.cwd, flags.out);
    (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(file), {
        recursive: true
    });
    (0, _nodefs.writeFileSync)(file, found.bytes);
    for (const reason of found.unread)context.warn(`unverified: ${reason}`);
    if (common.json) (0, _common.printJson)(context, JSON.parse(found.bytes.toString('utf8')));
    else context.print(`written  ${flags.out}${isAsked ? '' : ': no team may approve'}`);
    context.exit(found.unread.length === 0 ? 0 : 3);
}
async function approve(id, flags, self, context) {
    const desk = deskOf(self, context);
    const { registry, common, trust, root } = desk;
    const approver = (0, _ownstatement.requirePerson)(flags.approver, '--approver');
    const readings = (0, _read.readWaivers)((0, _nodepath.join)(root, registry.waivers), trust, common.now);
    const reading = readings.find(({ waiverId })=>waiverId === id);
    if (!reading) {
        const allowed = readings.map(({ waiverId })=>waiverId).join(', ') || 'none is there; causeway waiver new makes one';
        throw new _usererror.UserError(`there is no waiver "${id}"`, {
            place: registry.waivers,
            allowed
        });
    }
    const facts = {
        ...{
            approvers: registry.governance.waiverApprovers,
            now: common.now
        },
        ...await membersOf(desk, context)
    };
    const before = (0, _judge.judgeWaiver)(reading, facts);
    if (!reading.waiver.ok || before.status === 'refused' || before.status === 'expired') {
        throw new _usererror.UserError(`the waiver is refused: ${before.reason}`, {
            place: before.file,
            exitCode: 1
        });
    }
    const path = `${registry.waivers}/${(0, _files.approvalFileName)(id, approver)}`;
    requireFree(root, path);
    const statement = {
        kind: 'waiver-approval',
        subjects: {
            waiver: reading.digest ?? ''
        },
        predicate: {
            waiverId: id,
            approver,
            approvedAt: common.now.toISOString()
        }
    };
    const { bytes, verified } = await (0, _ownstatement.signOwn)(statement, approver, {
        trust,
        context,
        now: common.now
    });
    const signed = verified;
    const approvals = [
        {
            ok: true,
            file: (0, _files.approvalFileName)(id, approver),
            signed
        }
    ];
    const answer = (0, _approval.approvalOf)({
        ...reading,
        approvals
    }, reading.waiver.signed, facts);
    if (answer.status === 'unapproved') {
        throw new _usererror.UserError(`the approval would count for nothing: ${answer.reason}`, {
            ...{
                place: '--approver',
                exitCode: 1
            },
            allowed: `another person of ${registry.governance.waiverApprovers.join(', ') || 'governance.waiverApprovers (empty)'}`
        });
    }
    if (answer.status === 'unverified') context.warn(answer.reason);
    write(context, desk, path, bytes, id);
}
// What could not be counted is no reason to show nothing: the report comes first, the exit code says the rest.
async function countUses(flags, { registry, trust, common }, context) {
    try {
        const reading = await (0, _evidencebranch.evidenceBranchOf)(flags, context, registry).read();
        return (0, _uses.usesIn)((0, _book.readEvidenceBook)(reading, trust, common.now));
    } catch (error) {
        if (!(error instanceof _usererror.UserError)) throw error;
        context.warn(`uses could not be counted: ${error.describe()}`);
        return ()=>undefined;
    }
}
async function check(id, flags, self, context) {
    const desk = deskOf(self, context);
    const { registry, common, trust, root } = desk;
    const all = (0, _read.readWaivers)((0, _nodepath.join)(root, registry.waivers), trust, common.now);
    const readings = id === undefined ? all : all.filter(({ waiverId })=>waiverId === id);
    if (id !== undefined && readings.length === 0) {
        const allowed = all.map(({ waiverId })=>waiverId).join(', ') || 'none is there';
        throw new _usererror.UserError(`there is no waiver "${id}"`, {
            place: registry.waivers,
            allowed
        });
    }
    const isCounted = readings.some(({ waiver })=>waiver.ok && !('stack' in waiver.signed.statement.predicate.commits));
    const uses = isCounted ? await countUses(flags, desk, context) : ()=>undefined;
    const members = readings.length === 0 ? {} : await membersOf(desk, context);
    const facts = {
        approvers: registry.governance.waiverApprovers,
        uses,
        now: common.now,
        ...members
    };
    const verdicts = readings.map((reading)=>(0, _judge.judgeWaiver)(reading, facts));
    const rows = verdicts.map((verdict)=>(0, _waivertable.waiverRow)(verdict, common.now));
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/waiver-check/v1',
        now: common.now.toISOString(),
        waivers: rows
    });
    else context.print(rows.length === 0 ? `no waivers in ${registry.waivers}` : (0, _waivertable.waiverTable)(rows));
    context.exit((0, _waivertable.waiverExit)(verdicts));
}
function addWaiverCommands(program, context) {
    const waiver = program.command('waiver').description('exceptions that one person asks for and another one approves');
    const one = (value, before = [])=>[
            ...before,
            value
        ];
    const created = waiver.command('new').description('signs a request for an exception (CAUSEWAY_SIGNING_KEY) and writes it beside the registry').addOption(new _commander.Option('--check <id>', 'the check or the policy rule').makeOptionMandatory()).addOption(new _commander.Option('--surface <id>', 'a surface; repeatable; with --stack it is all of the stack').argParser(one)).option('--commit <commit>', 'for this release commit').option('--from <commit>', 'for the commits after this one …').option('--to <commit>', '… up to this one').option('--stack <name>', 'for a policy rule on this stack').option('--constraint <text>', 'the constraint that is challenged').option('--risk-if-unchanged <text>', 'the concrete risk if nothing changes').option('--minimal-exception <text>', 'the smallest exception that helps').option('--rollback-path <text>', 'how to get back').option('--requested-by <person>', 'who asks: user:<login>, whose key signs').addOption(new _commander.Option('--days <n>', `how long it holds, at most ${_judge.MAX_DAYS}`).default('7')).addOption(new _commander.Option('--max-uses <n>', 'how many releases it may let through').default('1')).option('--id <id>', 'its id; default: w- and the beginning of its digest').action((flags, self)=>create(flags, self, context));
    (0, _help.example)(created, 'causeway waiver new --check slo --surface storefront --commit "$COMMIT" --requested-by user:octocat');
    const approved = waiver.command('approve').description("signs another person's yes (CAUSEWAY_SIGNING_KEY) to exactly this file").argument('<id>', 'the waiver').addOption(new _commander.Option('--approver <person>', 'user:<login>, whose key signs').makeOptionMandatory()).action((id, flags, self)=>approve(id, flags, self, context));
    (0, _help.example)(approved, 'causeway waiver approve w-0123456789ab --approver user:hubot');
    const team = waiver.command('approvers').description('who is in the teams that may approve, for a gate in another job; exit 3 when one cannot be read').addOption(new _commander.Option('--out <file>', 'where the document goes').default('artifacts/approver_teams.json')).action((flags, self)=>approvers(flags, self, context));
    (0, _help.example)(team, 'causeway waiver approvers --out approver_teams.json');
    const checked = (0, _evidencebranch.withEvidence)(waiver.command('check')).description('days and uses left; exit 1 when one does not hold, 3 when that could not be found out').argument('[id]', 'one waiver; default: all').action((id, flags, self)=>check(id, flags, self, context));
    (0, _help.example)(checked, 'causeway waiver check --json');
}
