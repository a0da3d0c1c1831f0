"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addTicketCommands", {
    enumerable: true,
    get: function() {
        return addTicketCommands;
    }
});
const _nodecrypto = require("node:crypto");
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _signer = require("../../evidence/signing/signer");
const _place = require("../../evidence/statement/place");
const _parts = require("../../evidence/statement/predicates/parts");
const _verify = require("../../evidence/statement/verify");
const _spend = require("../../evidence/tickets/spend");
const _ticket = require("../../evidence/tickets/ticket");
const _verify1 = require("../../evidence/tickets/verify");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _help = require("../help");
const _newfiles = require("../input/new-files");
const _statementfile = require("../input/statement-file");
const _ticketsource = require("../input/ticket-source");
function positive(text, place) {
    const number = Number(text);
    if (text !== undefined && /^[1-9]\d*$/.test(text) && Number.isSafeInteger(number)) return number;
    throw new _usererror.UserError(text === undefined ? 'which run is this?' : `"${text}" is no number of a run`, {
        place,
        allowed: 'a whole number from 1; in GitHub Actions it is known'
    });
}
function runOf({ runId, attempt }, { env }) {
    return {
        runId: positive(runId ?? env['GITHUB_RUN_ID'], '--run-id'),
        attempt: positive(attempt ?? env['GITHUB_RUN_ATTEMPT'], '--attempt')
    };
}
function requireRelease({ surface, tier, commit, bundle }, { registry }) {
    (0, _evidencedesk.requirePlace)(registry, surface, tier);
    (0, _evidencedesk.requireFullId)(commit);
    (0, _evidencedesk.requireDigest)(bundle, '--bundle');
}
function judge(found, { surface, tier, commit, bundle }, book, { registry, common }, spentBy) {
    if (!found.ok) return found;
    return (0, _verify1.verifyTicket)(found, book, {
        registry,
        surface,
        tier,
        commit,
        bundle,
        now: common.now,
        spentBy,
        isOwnWorkflow: spentBy !== undefined
    });
}
async function sign(flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    requireRelease(flags, desk);
    const { cause, surface, tier, commit, bundle, decision, approval, restores } = flags;
    const ids = [
        [
            '--decision',
            decision
        ],
        [
            '--restores',
            restores
        ],
        ...(approval ?? []).map((id)=>[
                '--approval',
                id
            ])
    ];
    for (const [place = '', id] of ids)if (id !== undefined) (0, _evidencedesk.requireDigest)(id, place);
    if ((0, _nodefs.existsSync)((0, _nodepath.resolve)(context.cwd, flags.out))) {
        throw new _usererror.UserError('the file is there already', {
            place: flags.out,
            allowed: 'a new file; nothing was written'
        });
    }
    const signer = (0, _signer.signerFrom)(context.env);
    const statement = (0, _ticket.ticketStatement)({
        ...{
            cause,
            surface,
            tier,
            commit,
            bundle,
            ...runOf(flags, context)
        },
        ...decision === undefined ? {} : {
            gateDecision: decision
        },
        ...approval === undefined ? {} : {
            approvals: [
                ...approval
            ]
        },
        ...restores === undefined ? {} : {
            restores
        },
        ...{
            nonce: (0, _nodecrypto.randomBytes)(16).toString('hex'),
            now: desk.common.now
        }
    });
    const bytes = await signer.sign(statement);
    const book = await (0, _evidencedesk.evidenceBook)(desk);
    const verdict = judge((0, _verify.verifyStatement)(bytes, desk.trust, desk.common.now), flags, book, desk);
    if (!verdict.ok) {
        const allowed = 'a ticket that lets a deploy through; nothing was written';
        throw new _usererror.UserError(`the ticket would be refused: ${verdict.reason}`, {
            place: 'ticket sign',
            allowed,
            exitCode: 1
        });
    }
    const { id, statement: signed } = verdict.ticket;
    if (flags.push) {
        await desk.branch.append([
            {
                path: (0, _place.statementPath)(signed, bytes),
                bytes
            }
        ], `Ticket to ${cause} ${surface} on ${tier}`);
    }
    (0, _newfiles.writeNewFiles)(context.cwd, [
        {
            path: flags.out,
            content: bytes.toString('utf8')
        }
    ]);
    const { expiresAt } = signed.predicate;
    if (desk.common.json) (0, _common.printJson)(context, {
        schema: 'causeway/ticket/v1',
        id,
        expiresAt,
        file: flags.out
    });
    else context.print(`written  ${flags.out}, which holds until ${expiresAt}\n         ${id}`);
}
async function verify(file, flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    requireRelease(flags, desk);
    if (flags.spend && flags.spentBy !== undefined) {
        const allowed = '--spend before the deploy, or --spent-by in a workflow that the leaf dispatched';
        throw new _usererror.UserError('a ticket is spent once', {
            place: '--spent-by',
            allowed
        });
    }
    const spentBy = flags.spentBy === undefined ? undefined : positive(flags.spentBy, '--spent-by');
    const spending = flags.spend ? {
        run: runOf(flags, context),
        signer: (0, _signer.signerFrom)(context.env)
    } : undefined;
    if (!_parts.Digest.safeParse(file).success) (0, _statementfile.statementFile)(context, file);
    const book = await (0, _evidencedesk.evidenceBook)(desk);
    const verdict = judge((0, _ticketsource.namedTicket)(file, book, desk, context), flags, book, desk, spentBy);
    const { json } = desk.common;
    if (!verdict.ok) {
        if (json) (0, _common.printJson)(context, {
            schema: 'causeway/ticket-verify/v1',
            ok: false,
            reason: verdict.reason
        });
        else context.print(`no: ${verdict.reason}`);
        context.exit(1);
        return;
    }
    const { id, statement } = verdict.ticket;
    const { cause, expiresAt } = statement.predicate;
    const { branch, trust, common } = desk;
    const head = spending && await (0, _spend.spendTicket)({
        branch,
        trust,
        sign: (spent)=>spending.signer.sign(spent),
        now: common.now,
        judgedBy: book
    }, verdict.ticket, spending.run);
    if (json) {
        (0, _common.printJson)(context, {
            schema: 'causeway/ticket-verify/v1',
            ok: true,
            id,
            cause,
            expiresAt,
            spentIn: head ?? null
        });
    } else {
        const unspent = spentBy === undefined ? 'not spent yet' : `spent by the run ${spentBy}`;
        const state = head === undefined ? unspent : `spent now, in ${head}`;
        context.print(`the ticket (${cause}) of ${flags.surface} on ${flags.tier} holds; ${state}\n  ${id}`);
    }
}
function withRelease(command) {
    return (0, _evidencebranch.withEvidence)(command).addOption(new _commander.Option('--surface <id>', 'the surface').makeOptionMandatory()).addOption(new _commander.Option('--tier <tier>', 'the tier').makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'the full id of the release commit').makeOptionMandatory()).addOption(new _commander.Option('--bundle <digest>', 'the bundle').makeOptionMandatory()).addOption(new _commander.Option('--run-id <n>', 'this run; default: GITHUB_RUN_ID')).addOption(new _commander.Option('--attempt <n>', 'its attempt; default: GITHUB_RUN_ATTEMPT'));
}
function addTicketCommands(program, context) {
    const ticket = program.command('ticket').description('leave for one deploy, once');
    const one = (value, before = [])=>[
            ...before,
            value
        ];
    const signed = withRelease(ticket.command('sign')).description('signs a ticket that would let the deploy through; otherwise exit 1 with the reason').addOption(new _commander.Option('--cause <cause>', 'why').choices([
        'release',
        'promotion',
        'rollback'
    ]).makeOptionMandatory()).addOption(new _commander.Option('--decision <id>', 'the gate decision: for a promotion and a rollback')).addOption(new _commander.Option('--approval <id>', 'an approval that was counted; repeatable').argParser(one)).addOption(new _commander.Option('--restores <id>', 'the receipt that a rollback restores')).addOption(new _commander.Option('--push', 'also add it to the evidence branch')).addOption(new _commander.Option('--out <file>', 'a new file to write it to').makeOptionMandatory()).action((flags, self)=>sign(flags, self, context));
    (0, _help.example)(signed, 'causeway ticket sign --cause release --surface docs --tier dev --commit "$COMMIT" --bundle "$BUNDLE" --out ticket.json');
    const verified = withRelease(ticket.command('verify')).description('whether a ticket lets this deploy through; exit 1 with the reason').argument('<file>', _ticketsource.TICKET_HELP).addOption(new _commander.Option('--spent-by <run>', 'it was spent by this run of the leaf, whose deploy is not over')).addOption(new _commander.Option('--spend', 'use it up: before anything is deployed')).action((file, flags, self)=>verify(file, flags, self, context));
    (0, _help.example)(verified, 'causeway ticket verify ticket.json --surface docs --tier dev --commit "$COMMIT" --bundle "$BUNDLE" --spend');
}
