"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get heldBy () {
        return heldBy;
    },
    get stateFindings () {
        return stateFindings;
    },
    get statesOption () {
        return statesOption;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _verify = require("../../evidence/statement/verify");
const _base = require("../../evidence/trust/base");
const _root = require("../../evidence/trust/root");
const _held = require("../../live/held");
const _repair = require("../../live/repair");
const _statechanges = require("../../live/state-changes");
const _statefacts = require("../../live/state-facts");
const _address = require("../../plan/address");
const _usererror = require("../../registry/user-error");
const _inputfile = require("../input/input-file");
function statesOption() {
    return new _commander.Option('--states <files...>', '`pulumi stack export` of stacks: what they hold is theirs, though no plan names it any more');
}
async function heldBy(context, { states = [] }) {
    const held = new Map();
    for (const file of states){
        const { stack, addresses } = (0, _held.heldObjects)(await (0, _inputfile.readInput)(context, file), file);
        if (held.has(stack)) throw new _usererror.UserError(`two states are of the stack ${stack}`, {
            place: file
        });
        held.set(stack, addresses);
    }
    return held;
}
function trustOf({ registry, registryFile }) {
    if (!registry.trust) {
        throw new _usererror.UserError('the registry trusts nobody’s receipts', {
            place: '/trust',
            allowed: 'a trusted root and entries'
        });
    }
    // The registry lies in a folder of the project, and names the root from the project.
    return (0, _base.trustBase)(registry, (0, _root.loadTrustedRoot)((0, _nodepath.resolve)((0, _nodepath.dirname)(registryFile), '..', registry.trust.root)));
}
function bytesOf(context, file) {
    try {
        return (0, _nodefs.readFileSync)((0, _nodepath.resolve)(context.cwd, file));
    } catch (error) {
        const { code } = error;
        if (code === undefined) throw error;
        throw new _usererror.UserError(`the receipt cannot be read: ${code}`, {
            place: file,
            allowed: 'the path of a file'
        });
    }
}
async function stateFindings(context, { state, receipts = [] }, question) {
    if (state === undefined) {
        if (receipts.length === 0) return [];
        throw new _usererror.UserError('there are receipts and no state', {
            place: '--receipts',
            allowed: '--state FILE with it'
        });
    }
    const { stack, now } = question;
    const facts = (0, _statefacts.readStateFacts)(await (0, _inputfile.readInput)(context, state), state);
    const trust = receipts.length > 0 ? trustOf(question) : undefined;
    const applied = [];
    const refused = [];
    for (const file of receipts){
        const bytes = bytesOf(context, file);
        const verified = trust ? (0, _verify.verifyStatement)(bytes, trust, now) : undefined;
        if (verified?.ok && verified.statement.kind === 'apply-receipt') applied.push(verified.statement.predicate);
        else {
            const reason = verified && !verified.ok ? verified.reason : 'it is no apply receipt';
            refused.push({
                kind: 'unverified',
                address: (0, _address.addressText)({
                    kind: 'state',
                    stack
                }),
                field: file,
                reason,
                repair: (0, _repair.lookAgain)(stack)
            });
        }
    }
    return [
        ...(0, _statechanges.stateChanges)(stack, facts, applied),
        ...refused
    ];
}
