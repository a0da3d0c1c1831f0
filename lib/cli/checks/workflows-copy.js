"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addWorkflowsCopy", {
    enumerable: true,
    get: function() {
        return addWorkflowsCopy;
    }
});
const _nodepath = require("node:path");
const _callerworkflow = require("../../delivery/templates/caller-workflow");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _repositorykey = require("../desk/repository-key");
const _help = require("../help");
const _documentfiles = require("../input/document-files");
const _newfiles = require("../input/new-files");
const _initdocuments = require("../registry/init-documents");
// Copies do not change with what they were copied from: whoever keeps them asks now and then, or in CI.
function check(root, files, about, context) {
    const found = {
        same: [],
        differing: [],
        missing: []
    };
    for (const { path, content } of files){
        const text = (0, _documentfiles.textBelow)(root, path);
        found[text === undefined ? 'missing' : text === content ? 'same' : 'differing'].push(path);
    }
    const ok = found.same.length === files.length;
    const { repository, json } = about;
    if (json) (0, _common.printJson)(context, {
        schema: 'causeway/workflows-copy-check/v1',
        repository,
        ok,
        ...found
    });
    else {
        for (const path of found.missing)context.print(`missing  ${path}`);
        for (const path of found.differing)context.print(`differs  ${path}`);
        if (ok) context.print(`all ${files.length} are what would be written`);
    }
    context.exit(ok ? 0 : 1);
}
function copy(dir, { repository: asked, call, check: isCheck }, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const place = call === undefined ? undefined : (0, _callerworkflow.calledPlace)(call, '--call');
    const repository = (0, _repositorykey.requireRepositoryKey)(registry, asked, context);
    const { governance, repositories } = registry;
    if (repository === governance.repository) {
        const others = Object.keys(repositories).filter((key)=>key !== repository);
        throw new _usererror.UserError('the governing repository has the workflows as they are', {
            place: '--repository',
            allowed: others.length > 0 ? others.join(', ') : 'another repository of the registry: it has none'
        });
    }
    const files = (0, _initdocuments.workflowsElsewhere)((0, _selectors.repositoryOf)(registry, governance.repository).name, place);
    const root = (0, _nodepath.resolve)(context.cwd, dir);
    if (isCheck) {
        check(root, files, {
            repository,
            json: common.json
        }, context);
        return;
    }
    const { written, kept } = (0, _newfiles.writeNewFiles)(root, files);
    if (common.json) {
        (0, _common.printJson)(context, {
            schema: 'causeway/workflows-copy/v1',
            repository,
            written,
            kept
        });
        return;
    }
    for (const path of written)context.print(`written  ${path}`);
    for (const path of kept)context.print(`kept     ${path}`);
}
function addWorkflowsCopy(workflows, context) {
    const command = workflows.command('copy').description('writes the workflows of the way to production for another repository than the governing one, whose name each says; never over a file').argument('[dir]', 'a checkout of that repository', '.').addOption((0, _repositorykey.repositoryOption)('that repository')).option('--call <owner/name@commit>', 'write files that call them there, by that commit (default: copies)').option('--check', 'write nothing; exit 1 when one is missing or differs from what would be written').action((dir, flags, self)=>copy(dir, flags, self, context));
    (0, _help.example)(command, 'causeway workflows copy services --repository services');
}
