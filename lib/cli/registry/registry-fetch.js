"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addRegistryFetch", {
    enumerable: true,
    get: function() {
        return addRegistryFetch;
    }
});
const _commander = require("commander");
const _zod = require("zod");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _derivedvariables = require("../../registry/derived-variables");
const _limits = require("../../registry/document/limits");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencedesk = require("../desk/evidence-desk");
const _help = require("../help");
const _newfiles = require("../input/new-files");
const Answer = _zod.z.looseObject({
    type: _zod.z.literal('file'),
    encoding: _zod.z.literal('base64'),
    content: _zod.z.string()
});
async function fetchRegistry({ commit, out }, self, context) {
    (0, _evidencedesk.requireFullId)(commit);
    const { registry } = (0, _common.requireRegistry)((0, _common.commonOptions)(self, context), context);
    const owner = registry.organization.login;
    const repo = (0, _selectors.repositoryOf)(registry, registry.governance.repository).name;
    const place = `${owner}/${repo}, ${_derivedvariables.REGISTRY_PATH} at ${commit}`;
    const client = (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, owner));
    const request = 'GET /repos/{owner}/{repo}/contents/{path}';
    const answer = await client.request(request, {
        owner,
        repo,
        path: _derivedvariables.REGISTRY_PATH,
        ref: commit
    }).catch((error)=>{
        throw (0, _githubclient.couldNotAsk)(error, 'read the registry of that commit', place);
    });
    const file = Answer.safeParse(answer.data);
    // GitHub leaves the content of a large file out.
    const bytes = file.success ? Buffer.from(file.data.content, 'base64') : undefined;
    if (bytes === undefined || bytes.length === 0 || bytes.length > _limits.MAX_BYTES) {
        const allowed = `a file of at most ${_limits.MAX_BYTES} bytes; nothing was written`;
        throw new _usererror.UserError('the registry of that commit is no file that can be read', {
            place,
            allowed,
            exitCode: 3
        });
    }
    const { written } = (0, _newfiles.writeNewFiles)(context.cwd, [
        {
            path: out,
            content: bytes.toString('utf8')
        }
    ]);
    if (written.length === 0) {
        throw new _usererror.UserError('the file is there already', {
            place: out,
            allowed: 'a new file; nothing was written'
        });
    }
    context.print(`written  ${out}: ${place}`);
}
function addRegistryFetch(registry, context) {
    const command = registry.command('fetch').description('reads the registry of a commit from GitHub into a file, as data: nothing else of it is fetched').addOption(new _commander.Option('--commit <commit>', 'the full id of the commit').makeOptionMandatory()).addOption(new _commander.Option('--out <file>', 'a new file to write it to').makeOptionMandatory()).action((flags, self)=>fetchRegistry(flags, self, context));
    (0, _help.example)(command, 'causeway registry fetch --commit "$HEAD" --out artifacts/proposed.json');
}
