"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "editRegistry", {
    enumerable: true,
    get: function() {
        return editRegistry;
    }
});
const _jsoncparser = require("jsonc-parser");
const _parse = require("../../registry/parse");
const _problem = require("../../registry/problem");
const _usererror = require("../../registry/user-error");
function withKey(text, { path, key }) {
    const tree = (0, _jsoncparser.parseTree)(text);
    const name = tree && (0, _jsoncparser.findNodeAtLocation)(tree, path)?.parent?.children?.[0];
    if (!name) throw new Error(`no member at /${path.join('/')}`);
    return text.slice(0, name.offset) + JSON.stringify(key) + text.slice(name.offset + name.length);
}
function editRegistry(text, edits, { file, now }) {
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const formattingOptions = {
        insertSpaces: true,
        tabSize: 2,
        eol
    };
    const edited = edits.reduce((before, edit)=>'key' in edit ? withKey(before, edit) : (0, _jsoncparser.applyEdits)(before, (0, _jsoncparser.modify)(before, edit.path, edit.value, {
            formattingOptions
        })), text);
    const result = (0, _parse.parseRegistry)(edited, {
        file,
        now
    });
    if (result.ok) return edited;
    const [problem] = result.problems.filter(({ level })=>level === 'error');
    throw new _usererror.UserError('the registry would be refused after this change', {
        place: problem ? (0, _problem.describeProblem)(file, problem) : file,
        allowed: 'a change that keeps it sound; nothing was written'
    });
}
