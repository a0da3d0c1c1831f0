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
    get TICKET_HELP () {
        return TICKET_HELP;
    },
    get namedTicket () {
        return namedTicket;
    }
});
const _parts = require("../../evidence/statement/predicates/parts");
const _verify = require("../../evidence/statement/verify");
const _statementfile = require("./statement-file");
const TICKET_HELP = 'the ticket: its file, or its id (sha256:…) on the evidence branch';
function namedTicket(text, book, { trust, common }, context) {
    if (!_parts.Digest.safeParse(text).success) return (0, _verify.verifyStatement)((0, _statementfile.statementFile)(context, text), trust, common.now);
    return book.statements.find(({ id })=>id === text) ?? {
        ok: false,
        reason: 'no such ticket is on the evidence branch'
    };
}
