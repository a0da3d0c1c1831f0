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
    get callerWorkflows () {
        return callerWorkflows;
    },
    get initDocuments () {
        return initDocuments;
    },
    get workflowsElsewhere () {
        return workflowsElsewhere;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _templates = require("../../delivery/documents/templates");
const _readinesslog = require("../../delivery/notes/readiness-log");
const _callerworkflow = require("../../delivery/templates/caller-workflow");
const NETLIFY = 'netlify.toml';
const WORKFLOWS = '.github/workflows';
/** The folder that the package lies in: two up from the source, three from what is compiled. Throws where it is neither (a bug). */ function packageFolder() {
    const folder = [
        (0, _nodepath.join)(__dirname, '..', '..'),
        (0, _nodepath.join)(__dirname, '..', '..', '..')
    ].find((each)=>(0, _nodefs.existsSync)((0, _nodepath.join)(each, NETLIFY)));
    if (folder === undefined) throw new Error('the package has lost its templates');
    return folder;
}
function initDocuments() {
    const folder = packageFolder();
    return [
        ...[
            ..._templates.TEMPLATES,
            NETLIFY
        ].map((path)=>({
                path,
                content: (0, _nodefs.readFileSync)((0, _nodepath.join)(folder, path), 'utf8')
            })),
        {
            path: _readinesslog.LOG_PAGE,
            content: (0, _readinesslog.renderLog)([])
        }
    ];
}
// This package's own workflows that are of a kind, each as it becomes under its own name.
function workflows(isMeant, become) {
    const folder = (0, _nodepath.join)(packageFolder(), WORKFLOWS);
    return (0, _nodefs.readdirSync)(folder).sort().flatMap((file)=>{
        const text = (0, _nodefs.readFileSync)((0, _nodepath.join)(folder, file), 'utf8');
        if (!isMeant(text)) return [];
        return [
            {
                path: `${WORKFLOWS}/${file}`,
                content: become(file.replace(/\.yml$/, ''), text)
            }
        ];
    });
}
function callerWorkflows(place) {
    return workflows(_callerworkflow.isCallable, (name, text)=>(0, _callerworkflow.callerText)(name, text, place));
}
function workflowsElsewhere(governing, place) {
    return workflows(_callerworkflow.isForOthers, (name, text)=>place ? (0, _callerworkflow.callerText)(name, text, {
            ...place,
            governing
        }) : (0, _callerworkflow.governedText)(name, text, governing));
}
