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
    get calleesOf () {
        return calleesOf;
    },
    get readWorkflows () {
        return readWorkflows;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _githubname = require("../../registry/github-name");
const _usererror = require("../../registry/user-error");
const _workflow = require("./workflow");
const FOLDER = '.github/workflows';
function readWorkflows(root, name) {
    try {
        // A checkout that is not there must not look like one in which nothing reports.
        (0, _nodefs.readdirSync)(root);
        const folder = (0, _nodepath.join)(root, FOLDER);
        const files = list(folder);
        return files.map((file)=>(0, _workflow.parseWorkflow)({
                path: `${FOLDER}/${file}`,
                text: (0, _nodefs.readFileSync)((0, _nodepath.join)(folder, file), 'utf8')
            }));
    } catch (error) {
        const code = error.code;
        if (code === undefined || error instanceof _usererror.UserError) throw error;
        throw new _usererror.UserError(`the workflows cannot be read: ${code}`, {
            place: name,
            allowed: 'a checkout of a repository'
        });
    }
}
function list(folder) {
    try {
        return (0, _nodefs.readdirSync)(folder).filter((file)=>/\.ya?ml$/.test(file)).sort();
    } catch (error) {
        if (error.code === 'ENOENT') return [];
        throw error;
    }
}
function calleesOf(own, others) {
    return (uses)=>{
        const remote = /^(?<repository>[^/]+\/[^/]+)\/(?<path>\.github\/workflows\/[^@]+)@.+$/.exec(uses)?.groups;
        const path = remote?.['path'] ?? uses.replace(/^\.\//, '');
        const workflows = remote ? others.get((0, _githubname.githubName)(remote['repository'] ?? '')) : own;
        return workflows?.find((workflow)=>workflow.path === path);
    };
}
