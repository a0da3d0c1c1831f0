"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addTestsCommands", {
    enumerable: true,
    get: function() {
        return addTestsCommands;
    }
});
const _commander = require("commander");
const _picomatch = require("picomatch");
const _changedpaths = require("../../delivery/changed-surfaces/changed-paths");
const _testsgate = require("../../delivery/checks/tests-gate");
const _git = require("../../evidence/git/git");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _repositorykey = require("../desk/repository-key");
const _help = require("../help");
function check({ base, head, except, ...flags }, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const key = (0, _repositorykey.requireRepositoryKey)(registry, flags.repository, context);
    const surfaces = registry.surfaces.filter(({ repository })=>repository === key);
    const changed = (0, _changedpaths.changedPaths)(context.cwd, base, head);
    const format = '--format=%(trailers:key=No-Tests,valueonly,unfold)';
    const reasons = (0, _git.gitText)(context.cwd, 'log', '--no-show-signature', format, `${base}..${head}`, '--').split('\n');
    const verdict = (0, _testsgate.judgeTests)({
        surfaces,
        changed,
        except,
        reasons
    });
    const { ok, code, tests, untested, excepted } = verdict;
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/tests-check/v1',
        ...verdict
    });
    else {
        context.print(`${code.length} files of code and ${tests.length} of tests changed, ${excepted.length} excepted`);
        for (const path of untested)context.print(`  without a changed test: ${path}`);
        for (const reason of verdict.reasons)context.print(`stated: ${reason}`);
        if (!ok) context.print('allowed: a changed test of the same surface, or a commit trailer "No-Tests: <reason>"');
    }
    context.exit(ok ? 0 : 1);
}
function addGlob(glob, before) {
    try {
        (0, _picomatch.makeRe)(glob, {
            strictBrackets: true
        });
    } catch  {
        throw new _usererror.UserError(`"${glob}" is no glob`, {
            place: '--except',
            allowed: 'a glob over paths, e.g. sdks/**'
        });
    }
    return [
        ...before,
        glob
    ];
}
function addTestsCommands(program, context) {
    const tests = program.command('tests').description('whether changed code comes with changed tests');
    const command = tests.command('check').description('exit 1 when code changed without a test of its surface, and no reason is stated').addOption(new _commander.Option('--base <commit>', 'the full id of the commit before').makeOptionMandatory()).addOption(new _commander.Option('--head <commit>', 'the full id of the commit after').makeOptionMandatory()).addOption((0, _repositorykey.repositoryOption)('the repository of the commits, where there are several')).addOption(new _commander.Option('--except <glob>', 'code that needs no test, such as generated files; repeatable').argParser(addGlob).default([], 'none')).action((flags, self)=>check(flags, self, context));
    (0, _help.example)(command, 'causeway tests check --base "$BASE" --head "$HEAD" --except "sdks/**"');
}
