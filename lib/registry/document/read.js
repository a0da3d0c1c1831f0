"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readDocument", {
    enumerable: true,
    get: function() {
        return readDocument;
    }
});
const _jsoncparser = require("jsonc-parser");
const _problem = require("../problem");
const _secretlooking = require("../secret-looking");
const _depth = require("./depth");
const _limits = require("./limits");
const _places = require("./places");
const _plain = require("./plain");
const PROTOTYPE_KEYS = new Set([
    '__proto__',
    'constructor',
    'prototype'
]);
const LEVEL = 'error';
// Bidirectional overrides let a line read otherwise than it is (CVE-2021-42574). Line breaks and tabs may stand in the
// values of variables; names and one-line texts refuse them by schema.
const HIDDEN_IN_VALUE = /[^\P{Cc}\n\r\t]|[\u202A-\u202E\u2066-\u2069]/u;
const HIDDEN_IN_KEY = /\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u;
function refuse(source, offset, code, message, allowed, at = '') {
    return {
        code,
        level: LEVEL,
        message,
        pointer: at,
        ...source.placeOf(offset),
        allowed
    };
}
function syntaxProblem(source, code, offset) {
    const name = (0, _jsoncparser.printParseErrorCode)(code);
    if (name === 'InvalidCommentToken') {
        return refuse(source, offset, 'json-comment', 'a comment is not JSON', 'plain JSON; reasons have fields of their own');
    }
    const before = source.text.slice(0, offset).trimEnd();
    if (before.endsWith(',') && /[\]}]/.test(source.text[offset] ?? '')) {
        return refuse(source, before.length - 1, 'json-trailing-comma', 'a comma before the end of a list', 'no comma there');
    }
    if (name === 'InvalidCharacter') {
        return refuse(source, offset, 'json-control-character', 'a raw control character in a text', 'printable characters');
    }
    return refuse(source, offset, 'json-syntax', `the document is not JSON: ${name.replace(/\B([A-Z])/g, ' $1').toLowerCase()}`, 'JSON (RFC 8259)');
}
function textProblem(source, offset, value, isKey, at) {
    const what = isKey ? 'a key' : 'a text';
    if ((isKey ? HIDDEN_IN_KEY : HIDDEN_IN_VALUE).test(value)) {
        const message = `${what} has a control or direction character`;
        return refuse(source, offset, 'json-control-character', message, 'printable characters', at);
    }
    if (/\p{Surrogate}/u.test(value)) {
        return refuse(source, offset, 'json-lone-surrogate', `${what} has half of a surrogate pair`, 'Unicode text', at);
    }
    return undefined;
}
function readDocument(text) {
    const source = {
        text,
        placeOf: (0, _places.placesByOffset)(text)
    };
    if (text.length > _limits.MAX_BYTES || Buffer.byteLength(text) > _limits.MAX_BYTES) {
        const message = 'the document is too large';
        return {
            ok: false,
            problems: [
                refuse(source, 0, 'json-too-large', message, `at most ${_limits.MAX_BYTES} bytes`)
            ]
        };
    }
    if (text.startsWith('\uFEFF')) {
        const message = 'the document begins with a byte order mark';
        return {
            ok: false,
            problems: [
                refuse(source, 0, 'json-bom', message, 'UTF-8 without a byte order mark')
            ]
        };
    }
    const deep = (0, _depth.tooDeepAt)(text, _limits.MAX_DEPTH);
    if (deep !== undefined) {
        const message = 'the document is nested too deep';
        return {
            ok: false,
            problems: [
                refuse(source, deep, 'json-too-deep', message, `at most ${_limits.MAX_DEPTH} levels`)
            ]
        };
    }
    // What machines write is mostly so plain that nothing has to be looked for: in a tenth of the time.
    const plain = (0, _plain.plainValue)(text, PROTOTYPE_KEYS);
    if (plain) return {
        ok: true,
        value: plain.value
    };
    const problems = [];
    const keys = [];
    let syntax;
    (0, _jsoncparser.visit)(text, {
        onObjectBegin: ()=>{
            keys.push(new Set());
        },
        onObjectEnd: ()=>{
            keys.pop();
        },
        onObjectProperty: (key, offset, _length, _line, _column, path)=>{
            const seen = keys.at(-1);
            if (seen?.has(key)) {
                const message = `the key ${(0, _secretlooking.showValue)(key)} stands twice in the same object`;
                problems.push(refuse(source, offset, 'json-duplicate-key', message, 'each key once', (0, _problem.pointer)(...path(), key)));
            }
            seen?.add(key);
            if (PROTOTYPE_KEYS.has(key)) {
                const message = `the key ${(0, _secretlooking.showValue)(key)} is reserved by JavaScript`;
                const allowed = `any key but ${[
                    ...PROTOTYPE_KEYS
                ].join(', ')}`;
                problems.push(refuse(source, offset, 'json-prototype-key', message, allowed, (0, _problem.pointer)(...path(), key)));
            }
            const hidden = textProblem(source, offset, key, true, (0, _problem.pointer)(...path()));
            if (hidden) problems.push(hidden);
        },
        onLiteralValue: (value, offset, _length, _line, _column, path)=>{
            const hidden = typeof value === 'string' ? textProblem(source, offset, value, false, '') : undefined;
            if (hidden) problems.push({
                ...hidden,
                pointer: (0, _problem.pointer)(...path())
            });
        },
        // What follows the first fault of syntax is mostly its echo; later comments are not worth a list either.
        onError: (code, offset)=>{
            syntax ??= syntaxProblem(source, code, offset);
        }
    }, {
        disallowComments: true,
        allowTrailingComma: false
    });
    if (syntax) return {
        ok: false,
        problems: [
            syntax
        ]
    };
    if (problems.length > 0) return {
        ok: false,
        problems
    };
    return parsed(source);
}
// The scanner above and the engine's own parser should agree; where they don't, the stricter one wins.
function parsed(source) {
    try {
        return {
            ok: true,
            value: JSON.parse(source.text)
        };
    } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        const offset = Number(/position (\d+)/.exec(error.message)?.[1] ?? 0);
        const message = 'the document is not JSON';
        return {
            ok: false,
            problems: [
                refuse(source, offset, 'json-syntax', message, 'JSON (RFC 8259)')
            ]
        };
    }
}
