"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addReceiptCommands", {
    enumerable: true,
    get: function() {
        return addReceiptCommands;
    }
});
const _commander = require("commander");
const _promotion = require("../../evidence/receipts/promotion");
const _receipt = require("../../evidence/receipts/receipt");
const _verify = require("../../evidence/receipts/verify");
const _write = require("../../evidence/receipts/write");
const _signer = require("../../evidence/signing/signer");
const _place = require("../../evidence/statement/place");
const _verify1 = require("../../evidence/statement/verify");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _help = require("../help");
const _statementfile = require("../input/statement-file");
const _receiptlist = require("./receipt-list");
async function write(flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    (0, _evidencedesk.requireFullId)(flags.commit);
    // What the file holds is judged as a whole, with its place in the chain, before anything is signed.
    const draft = (0, _statementfile.jsonObject)(context, flags.predicate);
    (0, _evidencedesk.requirePlace)(desk.registry, String(draft.surface), String(draft.tier));
    const signer = (0, _signer.signerFrom)(context.env);
    const { branch, trust, common } = desk;
    const { receipt, head } = await (0, _write.writeReceipt)(draft, flags.commit, {
        ...{
            branch,
            trust,
            now: ()=>common.now
        },
        sign: (statement)=>signer.sign(statement)
    });
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/receipt/v1',
        head,
        receipt: (0, _receiptlist.receiptSummary)(receipt)
    });
    else context.print(`written  ${receipt.path}\n         ${receipt.id}`);
}
function fromFile(file, book, { registry, trust, common }, context) {
    const bytes = (0, _statementfile.statementFile)(context, file);
    const found = (0, _verify1.verifyStatement)(bytes, trust, common.now);
    if (!found.ok) return {
        ok: false,
        status: 'unverified',
        reason: found.reason
    };
    const { statement } = found;
    if (statement.kind !== 'deploy-receipt') {
        return {
            ok: false,
            status: 'hard-fail',
            reason: `the statement is a ${statement.kind}, no deploy receipt`
        };
    }
    const { surface, tier, bundleDigest: bundle } = statement.predicate;
    const next = registry.tiers.find(({ promotesFrom })=>promotesFrom === tier);
    if (!next) return {
        ok: false,
        status: 'hard-fail',
        reason: `nothing is promoted from ${tier}: it is the last tier`
    };
    const question = {
        registry,
        surface,
        toTier: next.id,
        commit: statement.subjects.commit ?? '',
        bundle,
        now: common.now
    };
    return (0, _verify.verifyReceipt)({
        ...found,
        path: (0, _place.statementPath)(statement, bytes)
    }, book, question);
}
function fromBranch(flags, book, { registry, common }) {
    const { surface, toTier, commit } = flags;
    if (surface === undefined || toTier === undefined || commit === undefined) {
        throw new _usererror.UserError('which receipt?', {
            place: 'receipt verify',
            allowed: 'a file, or --surface, --to-tier and --commit'
        });
    }
    (0, _evidencedesk.requirePlace)(registry, surface, toTier);
    (0, _evidencedesk.requireFullId)(commit);
    if (flags.bundle !== undefined) (0, _evidencedesk.requireDigest)(flags.bundle, '--bundle');
    const from = registry.tiers.find(({ id })=>id === toTier)?.promotesFrom ?? '';
    const ofCommit = (0, _receipt.receiptsOf)(book, surface, from).filter(({ statement })=>statement.subjects.commit === commit);
    const bundle = flags.bundle ?? ofCommit.at(-1)?.statement.predicate.bundleDigest ?? '';
    return (0, _promotion.verifyPromotionReceipt)(book, {
        registry,
        surface,
        toTier,
        commit,
        bundle,
        now: common.now
    });
}
async function verify(file, flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    if (file !== undefined) (0, _statementfile.statementFile)(context, file);
    const book = await (0, _evidencedesk.evidenceBook)(desk);
    const verdict = file === undefined ? fromBranch(flags, book, desk) : fromFile(file, book, desk, context);
    if (desk.common.json) {
        const found = verdict.ok ? {
            receipt: (0, _receiptlist.receiptSummary)(verdict.receipt)
        } : {
            status: verdict.status,
            reason: verdict.reason
        };
        (0, _common.printJson)(context, {
            schema: 'causeway/receipt-verify/v1',
            head: book.head,
            ok: verdict.ok,
            ...found
        });
    } else if (verdict.ok) {
        const { surface, tier, sequence } = verdict.receipt.statement.predicate;
        context.print(`the receipt ${sequence} of ${surface} on ${tier} holds\n  ${verdict.receipt.id}`);
    } else context.print(`no (${verdict.status}): ${verdict.reason}`);
    context.exit(verdict.ok ? 0 : 1);
}
function addReceiptCommands(program, context) {
    const receipt = program.command('receipt').description('what was deployed where: a chain for each surface and tier');
    const written = (0, _evidencebranch.withEvidence)(receipt.command('write')).description('signs the next receipt of a surface on a tier and adds it to the evidence branch').addOption(new _commander.Option('--predicate <file>', 'what it says, as JSON, without receiptId, sequence and previous').makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'the full id of the release commit').makeOptionMandatory()).action((flags, self)=>write(flags, self, context));
    (0, _help.example)(written, 'causeway receipt write --commit "$COMMIT" --predicate artifacts/deploy.json');
    const verified = (0, _evidencebranch.withEvidence)(receipt.command('verify')).description('whether a release may go on to the next tier; exit 1 with the first rule that is broken').argument('[file]', 'the receipt’s file; default: the newest of the branch').addOption(new _commander.Option('--surface <id>', 'the surface')).addOption(new _commander.Option('--to-tier <tier>', 'the tier that it goes to')).addOption(new _commander.Option('--commit <commit>', 'the full id of the release commit')).addOption(new _commander.Option('--bundle <digest>', 'the bundle; default: that of the newest receipt')).action((file, flags, self)=>verify(file, flags, self, context));
    (0, _help.example)(verified, 'causeway receipt verify --surface storefront --to-tier production --commit "$COMMIT"');
    const listed = (0, _evidencebranch.withEvidence)(receipt.command('list')).description('every receipt, by surface and tier; exit 1 when a chain is not whole').addOption(new _commander.Option('--surface <id>', 'only this surface')).addOption(new _commander.Option('--tier <tier>', 'only this tier')).action((flags, self)=>(0, _receiptlist.listReceipts)(flags, self, context));
    (0, _help.example)(listed, 'causeway receipt list --surface storefront');
}
