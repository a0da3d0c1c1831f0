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
    get addCommentCommands () {
        return addCommentCommands;
    },
    get requirePull () {
        return requirePull;
    }
});
const _commander = require("commander");
const _author = require("../../delivery/comments/author");
const _body = require("../../delivery/comments/body");
const _put = require("../../delivery/comments/put");
const _place = require("../../delivery/github/place");
const _credentials = require("../../live/credentials");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _repositorykey = require("../desk/repository-key");
const _help = require("../help");
const _inputfile = require("../input/input-file");
function requirePull(text) {
    if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
    throw new _usererror.UserError(`"${text}" is no pull request`, {
        place: '--pull',
        allowed: 'its number, from 1'
    });
}
async function put(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const pull = requirePull(flags.pull);
    const owner = registry.organization.login;
    const repository = (0, _selectors.repositoryOf)(registry, (0, _repositorykey.requireRepositoryKey)(registry, flags.repository, context)).name;
    const body = (0, _body.commentBody)(flags.marker, await (0, _inputfile.readInput)(context, flags.file));
    const credentials = (0, _credentials.githubCredentials)(context.env, owner);
    const at = (0, _place.githubPlace)(credentials, owner, repository);
    const author = flags.author ?? await (0, _author.ownLogin)(at.client, credentials, context.env['GITHUB_ACTIONS'] === 'true');
    const done = await (0, _put.putComment)(at, {
        pull,
        author,
        body
    });
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/comment-put/v1',
        author,
        ...done
    });
    else context.print(`${done.did.padEnd(9)} ${done.url}`);
}
function addCommentCommands(program, context) {
    const comment = program.command('comment').description('one comment on a pull request, edited in place');
    const command = comment.command('put').description('writes a report into our own comment with this marker, or into a new one').addOption(new _commander.Option('--pull <number>', 'the pull request').makeOptionMandatory()).addOption(new _commander.Option('--file <file>', 'the report in Markdown; - for stdin').makeOptionMandatory()).addOption(new _commander.Option('--marker <marker>', 'what tells this comment from our others').makeOptionMandatory()).addOption((0, _repositorykey.repositoryOption)('the repository of the pull request, where there are several')).addOption(new _commander.Option('--author <login>', 'whose comment it is; default: whose credential this is')).action((flags, self)=>put(flags, self, context));
    (0, _help.example)(command, 'causeway comment put --pull 12 --file artifacts/preview.md --marker infrastructure-preview');
}
