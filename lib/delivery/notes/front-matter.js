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
    get isBlank () {
        return isBlank;
    },
    get readFrontMatter () {
        return readFrontMatter;
    },
    get splitFields () {
        return splitFields;
    }
});
const _yaml = require("yaml");
/** The most that such a document may weigh, in characters. */ const MAX_LENGTH = 256 * 1024;
/** What templates have where somebody is to write, and what people write when they have not yet. */ const BLANK = /^\s*$|^<[^<>]*>$|<[a-z][^<>]*…?>|\bTBD\b|^\(?pending\)?$/i;
function isBlank(text) {
    return BLANK.test(text);
}
function no(...problems) {
    return {
        ok: false,
        problems
    };
}
function splitFields(text) {
    const lines = text.split(/\r?\n/);
    const end = lines.indexOf('---', 1);
    if (lines[0] !== '---' || end < 0) return undefined;
    return {
        fields: lines.slice(1, end).join('\n'),
        body: lines.slice(end + 1).join('\n'),
        bodyLine: end + 2
    };
}
function readFrontMatter(text, shape) {
    if (text.length > MAX_LENGTH) return no({
        line: 1,
        message: `the document is longer than ${MAX_LENGTH} characters`
    });
    const parts = splitFields(text);
    if (parts === undefined) {
        return no({
            line: 1,
            message: 'the document does not begin with fields between two lines of ---'
        });
    }
    const lineCounter = new _yaml.LineCounter();
    // The leading empty line stands for the first `---`: lines count as in the file.
    const source = `\n${parts.fields}\n`;
    const document = (0, _yaml.parseDocument)(source, {
        lineCounter,
        strict: true,
        uniqueKeys: true,
        version: '1.2'
    });
    const lineAt = (offset)=>offset === undefined ? 1 : lineCounter.linePos(offset).line;
    const [fault] = [
        ...document.errors,
        ...document.warnings
    ];
    if (fault) return no({
        line: lineAt(fault.pos[0]),
        message: `the fields are no YAML: ${fault.message.split('\n')[0]}`
    });
    const blanks = [];
    (0, _yaml.visit)(document, {
        Alias: (_key, node)=>{
            blanks.push({
                line: lineAt(node.range?.[0]),
                message: 'an alias: each field says what it says itself'
            });
        },
        Scalar: (key, node)=>{
            const isEmpty = node.value === null || typeof node.value === 'string' && isBlank(node.value);
            if (key !== 'key' && isEmpty) blanks.push({
                line: lineAt(node.range?.[0]),
                message: 'a field is not filled in'
            });
        }
    });
    const [blank, ...others] = blanks;
    if (blank) return no(blank, ...others);
    const lineOf = (path)=>{
        for(let length = path.length; length > 0; length -= 1){
            const node = document.getIn(path.slice(0, length), true);
            if (node && ((0, _yaml.isScalar)(node) || node.range)) return lineAt(node.range?.[0]);
        }
        return 1;
    };
    const parsed = shape.safeParse(document.toJS({
        maxAliasCount: 0
    }));
    if (!parsed.success) {
        const [first, ...rest] = parsed.error.issues.flatMap((issue)=>{
            const { path, message } = issue;
            if (issue.code !== 'unrecognized_keys') {
                return [
                    {
                        line: lineOf(path),
                        message: `${path.join('.') || 'the fields'}: ${message}`
                    }
                ];
            }
            return issue.keys.map((key)=>{
                const whole = [
                    ...path,
                    key
                ];
                return {
                    line: lineOf(whole),
                    message: `${whole.join('.')}: an unknown field`
                };
            });
        });
        return no(first ?? {
            line: 1,
            message: 'the fields have another shape'
        }, ...rest);
    }
    const { body, bodyLine } = parts;
    return {
        ok: true,
        fields: parsed.data,
        body,
        bodyLine,
        lineOf
    };
}
