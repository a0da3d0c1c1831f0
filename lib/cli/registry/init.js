"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addInitCommand", {
    enumerable: true,
    get: function() {
        return addInitCommand;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _callerworkflow = require("../../delivery/templates/caller-workflow");
const _packagejson = require("../../package.json");
const _deploysurfacesexamplejson = /*#__PURE__*/ _interop_require_default(require("../../registry/deploy-surfaces.example.json"));
const _jsonschema = require("../../registry/json-schema");
const _parse = require("../../registry/parse");
const _projectfiles = require("../../registry/project-files");
const _selectors = require("../../registry/selectors");
const _template = require("../../registry/template");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
const _newfiles = require("../input/new-files");
const _initdocuments = require("./init-documents");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
const QUESTIONS = [
    {
        name: 'organization',
        flag: '--organization',
        text: 'GitHub organization'
    },
    {
        name: 'repository',
        flag: '--repository',
        text: 'repository (its name on GitHub)'
    },
    {
        name: 'owner',
        flag: '--owner',
        text: 'who governs and approves (team:<slug> or user:<login>)'
    },
    // Never taken for granted: what GitHub enforces on private repositories depends on it.
    {
        name: 'plan',
        flag: '--plan',
        text: 'GitHub plan of the organization (free, team or enterprise)'
    }
];
async function answersOf(flags, context) {
    const given = new Map();
    const missing = [];
    for (const { name, flag, text } of QUESTIONS){
        const answer = flags[name] ?? await context.ask?.(`${text}: `);
        if (answer) given.set(name, answer);
        else missing.push(flag);
    }
    const [organization, repository, owner, plan] = QUESTIONS.map(({ name })=>given.get(name));
    if (organization === undefined || repository === undefined || owner === undefined || plan === undefined) {
        throw new _usererror.UserError(`init needs ${missing.join(', ')}`, {
            place: 'init',
            allowed: '--organization LOGIN --repository NAME --owner team:SLUG --plan free|team|enterprise, or answers on a terminal'
        });
    }
    return {
        organization,
        repository,
        owner,
        surface: flags.surface ?? repository.toLowerCase(),
        team: flags.netlifyTeam ?? organization,
        plan: plan,
        visibility: flags.visibility ?? 'private'
    };
}
function addInitCommand(program, context) {
    const command = program.command('init').description('writes a repository that previews: registry, Pulumi project, program, policy pack, stack files, documents to fill in; never over an existing file').option('--organization <login>', 'the GitHub organization').option('--repository <name>', 'the repository’s name on GitHub').option('--owner <principal>', 'who governs and approves: team:<slug> or user:<login>').option('--surface <id>', 'the id of the first surface (default: the repository’s name)').option('--netlify-team <slug>', 'the Netlify team (default: the organization)').addOption(new _commander.Option('--plan <plan>', 'the organization’s GitHub plan; required reviewers on private repositories need enterprise').choices([
        'free',
        'team',
        'enterprise'
    ])).addOption(new _commander.Option('--visibility <visibility>', 'the repository’s').choices([
        'public',
        'private',
        'internal'
    ])).option('--workflows <owner/name@commit>', 'also write the workflows that call Causeway’s own there, by that commit (default: none)').action(async (flags, self)=>{
        const common = (0, _common.commonOptions)(self, context);
        const place = flags.workflows === undefined ? undefined : (0, _callerworkflow.calledPlace)(flags.workflows, '--workflows');
        if ((0, _nodefs.existsSync)((0, _common.registryPath)(common, context))) {
            throw new _usererror.UserError('there is a registry already', {
                place: common.registry,
                allowed: 'a path where no file is; nothing was changed'
            });
        }
        const answers = await answersOf(flags, context);
        const text = (0, _template.registryFromTemplate)(JSON.stringify(_deploysurfacesexamplejson.default), answers);
        const result = (0, _parse.parseRegistry)(text, {
            file: common.registry,
            now: common.now
        });
        if (!result.ok) {
            const errors = result.problems.filter(({ level })=>level === 'error');
            const told = new Set(errors.map(({ message, allowed })=>`${message} (allowed: ${allowed ?? '–'})`));
            throw new _usererror.UserError([
                'these answers make no sound registry',
                ...told
            ].join('\n  '), {
                place: 'init',
                allowed: 'other answers; nothing was changed'
            });
        }
        const { written, kept } = (0, _newfiles.writeNewFiles)(context.cwd, [
            {
                path: common.registry,
                content: text
            },
            {
                path: (0, _nodepath.join)((0, _nodepath.dirname)(common.registry), 'deploy-surfaces.schema.json'),
                content: (0, _jsonschema.registryJsonSchemaText)()
            },
            ...(0, _projectfiles.projectFiles)({
                repository: answers.repository,
                package: {
                    name: _packagejson.name,
                    version: _packagejson.version
                }
            }),
            ...(0, _template.stackFiles)(result.registry.tiers.map(({ id })=>id)),
            ...(0, _initdocuments.initDocuments)(),
            ...place === undefined ? [] : (0, _initdocuments.callerWorkflows)(place)
        ]);
        if (common.json) {
            (0, _common.printJson)(context, {
                schema: 'causeway/init/v1',
                written,
                kept
            });
            return;
        }
        for (const path of written)context.print(`written  ${path}`);
        for (const path of kept)context.print(`kept     ${path}`);
        const [lowest] = (0, _selectors.tierChain)(result.registry);
        const next = `node_modules/.bin/causeway emulator -- pulumi preview --stack ${lowest?.id} --policy-pack policy`;
        context.print(`Next: ${written.includes('package.json') ? 'npm install && ' : ''}${next}`);
    });
    (0, _help.example)(command, 'causeway init --organization acme --repository shop --owner team:release --plan enterprise');
}
