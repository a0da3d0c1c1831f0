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
    get readWorkflows () {
        return readWorkflows;
    },
    get workflowFile () {
        return workflowFile;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _yaml = require("yaml");
const _view = require("./view");
const FOLDER = '.github/workflows';
function workflowFile(path, text) {
    const document = (0, _yaml.parseDocument)(text);
    if (document.errors.length > 0) return {
        path,
        jobs: undefined
    };
    const root = document.toJS();
    return {
        path,
        jobs: (0, _view.isRecord)(root) && (0, _view.isRecord)(root['jobs']) ? root['jobs'] : {}
    };
}
function readWorkflows(root) {
    const folder = (0, _nodepath.join)(root, FOLDER);
    if (!(0, _nodefs.existsSync)(folder)) return [];
    return (0, _nodefs.readdirSync)(folder).filter((name)=>/\.ya?ml$/.test(name)).sort().map((name)=>workflowFile(`${FOLDER}/${name}`, (0, _nodefs.readFileSync)((0, _nodepath.join)(folder, name), 'utf8')));
}
