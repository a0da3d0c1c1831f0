"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addPreviewHandOver", {
    enumerable: true,
    get: function() {
        return addPreviewHandOver;
    }
});
const _commander = require("commander");
const _handover = require("../../delivery/preview/hand-over");
const _dispatch = require("../../delivery/targets/dispatch");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _repositorykey = require("../desk/repository-key");
const _help = require("../help");
const _comment = require("./comment");
function requireRun(text) {
    if (text === undefined) return undefined;
    if (/^[1-9]\d{0,15}$/.test(text)) return Number(text);
    throw new _usererror.UserError(`"${text}" is no run`, {
        place: '--run',
        allowed: 'its number, from 1'
    });
}
function deskOf(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const key = (0, _repositorykey.requireRepositoryKey)(registry, flags.repository, context);
    const { name: repo, defaultBranch } = (0, _selectors.repositoryOf)(registry, key);
    const owner = registry.organization.login;
    const place = {
        owner,
        repo,
        pull: (0, _comment.requirePull)(flags.pull)
    };
    const client = (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, owner));
    return {
        common,
        registry,
        key,
        place,
        defaultBranch,
        client,
        run: requireRun(flags.run)
    };
}
async function start(flags, self, context) {
    const { common, place, defaultBranch, client, run } = deskOf(flags, self, context);
    const { owner, repo, pull } = place;
    const inputs = {
        pull: String(pull),
        run: run === undefined ? '' : String(run)
    };
    const made = await (0, _dispatch.dispatchRun)(client, {
        owner,
        repo,
        workflow: _handover.PREVIEW_WORKFLOW,
        branch: defaultBranch
    }, inputs);
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/preview-start/v1',
        pull,
        built: run ?? null,
        run: made.runId
    });
    else context.print(`started  run ${made.runId} of ${_handover.PREVIEW_WORKFLOW} on ${defaultBranch}`);
}
async function surfaces(flags, self, context) {
    const { common, registry, key, place, client, run } = deskOf(flags, self, context);
    const known = registry.surfaces.filter(({ repository, target })=>repository === key && target.kind === 'netlify');
    const ids = known.map(({ id })=>id);
    if (run === undefined) await (0, _handover.requireClosed)(client, place);
    // What is taken down is looked for everywhere: which surfaces a closed pull request touched is not known any more.
    const built = run === undefined ? ids : await (0, _handover.builtSurfaces)(client, place, run);
    const found = built.filter((id)=>ids.includes(id));
    const answer = {
        up: run === undefined ? [] : found,
        down: run === undefined ? found : []
    };
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/preview-surfaces/v1',
        pull: place.pull,
        ...answer
    });
    else for (const [what, list] of Object.entries(answer))context.print(`${what.padEnd(5)} ${list.join(', ') || 'none'}`);
}
function addPreviewHandOver(preview, context) {
    const withPull = (command)=>command.addOption(new _commander.Option('--pull <number>', 'the pull request').makeOptionMandatory()).addOption(new _commander.Option('--run <number>', 'the run that built its bundles; none: it was closed')).addOption((0, _repositorykey.repositoryOption)('the repository of the pull request, where there are several'));
    const started = withPull(preview.command('start')).description('starts pr-preview.yml on the default branch, where the token for previews is').action((flags, self)=>start(flags, self, context));
    (0, _help.example)(started, 'causeway preview start --pull 12 --run "$GITHUB_RUN_ID"');
    const listed = withPull(preview.command('surfaces')).description('the surfaces whose previews go up, or come down; exit 1 when the run is no build of the pull request').action((flags, self)=>surfaces(flags, self, context));
    (0, _help.example)(listed, 'causeway preview surfaces --pull 12 --run 4711 --json');
}
