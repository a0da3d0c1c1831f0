"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "handIn", {
    enumerable: true,
    get: function() {
        return handIn;
    }
});
const _posix = require("node:path/posix");
const _usererror = require("../../registry/user-error");
const _book = require("../branch/book");
const _files = require("../branch/files");
const _place = require("../statement/place");
const _handedspends = require("../tickets/handed-spends");
const _waiveruse = require("../tickets/waiver-use");
const _chain = require("./chain");
const _receipt = require("./receipt");
// At each try another receipt of the same chain, or a use of a ticket or a waiver, came in between.
const TRIES = 20;
function refuse(message, place, allowed) {
    return new _usererror.UserError(message, {
        place,
        allowed: `${allowed}; nothing was pushed`,
        exitCode: 1
    });
}
// The path names the ticket and not the file: of two that spend it, the one there was quicker.
function isOwnUse({ statement: own }, path, there, desk) {
    const found = (0, _place.verifyPlacedStatement)(path, there, desk.trust, desk.now());
    if (!found.ok || found.statement.kind !== 'ticket-spent' || own.kind !== 'ticket-spent') return false;
    const { predicate: its, subjects } = found.statement;
    const { runId, attempt } = own.predicate;
    return subjects.ticket === own.subjects.ticket && its.runId === runId && its.attempt === attempt;
}
function missingFrom(given, reading, desk) {
    const there = new Map(reading.files.map(({ path, bytes })=>[
            path,
            bytes
        ]));
    const refused = new Set(reading.refused.map(({ path })=>path));
    return given.filter((each)=>{
        const { path, bytes, statement } = each;
        const found = there.get(path);
        if (found === undefined && !refused.has(path)) return true;
        if (found?.equals(bytes) || found && isOwnUse(each, path, found, desk)) return false;
        if (statement.kind === 'ticket-spent') throw refuse('the ticket was spent by another run', path, 'a new ticket');
        throw refuse('another file lies there already', path, 'a statement of its own path');
    });
}
// The same statement in another file: another proof by the log, or parts of a timestamp that nobody signed. Those lie in one
// folder and are of one kind, since both follow from what is signed.
function isSibling({ path, statement }, other) {
    return other.startsWith(`${(0, _posix.dirname)(path)}/${statement.kind}-`);
}
/**
 * Where each statement lies that is on the branch in another file, by the path of the file that was given. One statement has
 * one file: the one that is there, or the first that was given.
 */ function copiesIn(given, reading, desk) {
    const copies = new Map();
    const first = new Map();
    for (const each of given){
        const { id, path } = each;
        const there = someOf(reading, desk)((other)=>other !== path && isSibling(each, other));
        const found = there.statements.find((other)=>other.id === id)?.path ?? first.get(id);
        if (found !== undefined && found !== path) copies.set(path, found);
        else first.set(id, path);
    }
    return copies;
}
function chainOf(path) {
    return path.split('/').slice(2, 4).join('/');
}
function isReceiptPath(path) {
    return path.includes('/deploy-receipt-');
}
// A receipt was numbered by the branch as its job saw it; on the branch as it is now it must still be the next one.
function requireNext(receipts, reading, desk) {
    for (const receipt of receipts){
        const contradiction = (0, _receipt.contradictionOf)(receipt);
        if (contradiction !== undefined) throw refuse(contradiction, receipt.path, 'a receipt that every verifier takes');
    }
    for (const chain of new Set(receipts.map(({ path })=>chainOf(path)))){
        const book = someOf(reading, desk)((path)=>isReceiptPath(path) && chainOf(path) === chain);
        const added = receipts.filter(({ path, id })=>{
            return chainOf(path) === chain && !book.statements.some((each)=>each.id === id);
        });
        const [surface = '', tier = ''] = chain.split('/');
        const whole = (0, _chain.receiptChain)({
            ...book,
            statements: [
                ...book.statements,
                ...added
            ]
        }, surface, tier);
        if (!whole.ok) throw refuse(whole.reason, chain, 'the receipt that follows the newest one on the branch');
    }
}
/** Verifies what lies at some paths of a reading. */ function someOf({ head, files, refused }, { trust, now }) {
    return (isWanted)=>{
        const wanted = ({ path })=>isWanted(path);
        return (0, _book.readEvidenceBook)({
            head,
            files: files.filter(wanted),
            refused: refused.filter(wanted)
        }, trust, now());
    };
}
async function isTaken(files, branch) {
    const there = new Set((await branch.read()).files.map(({ path })=>path));
    return files.some(({ path })=>there.has(path));
}
async function handInOnce(given, desk) {
    const reading = await desk.branch.read();
    const absent = missingFrom(given, reading, desk);
    const copies = copiesIn(absent, reading, desk);
    const missing = absent.filter(({ path })=>!copies.has(path));
    const receipts = missing.flatMap((each)=>(0, _receipt.isReceipt)(each) ? [
            each
        ] : []);
    requireNext(receipts, reading, desk);
    const usesWaivers = (0, _handedspends.requireSpendable)(missing, someOf(reading, desk));
    const pushed = missing.map(({ path })=>path);
    const paths = given.map(({ path })=>copies.get(path) ?? path);
    if (missing.length === 0) return {
        head: reading.head,
        paths,
        pushed
    };
    const chains = new Set(receipts.map(({ path })=>chainOf(path)));
    const conflicts = (path)=>isReceiptPath(path) && chains.has(chainOf(path)) || usesWaivers && (0, _waiveruse.mayTakeUse)(path);
    const files = missing.map(({ path, bytes })=>({
            path,
            bytes
        }));
    try {
        const head = await desk.branch.append(files, 'Statements of a workflow run', {
            since: reading.head,
            conflicts
        });
        return {
            head,
            paths,
            pushed
        };
    } catch (error) {
        if (error instanceof _files.EvidenceConflict) return undefined;
        if (!(error instanceof _usererror.UserError) || error.exitCode !== 1 || !await isTaken(files, desk.branch)) throw error;
        return undefined;
    }
}
async function handIn(given, desk) {
    for(let attempt = 1; attempt <= TRIES; attempt += 1){
        const done = await handInOnce(given, desk);
        if (done) return done;
    }
    throw new _usererror.UserError('other writers were quicker on the evidence branch', {
        place: given[0]?.path ?? 'evidence',
        allowed: 'to start again, on what is there now',
        exitCode: 3
    });
}
