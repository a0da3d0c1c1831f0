"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addEvidenceRun", {
    enumerable: true,
    get: function() {
        return addEvidenceRun;
    }
});
const _nodechild_process = require("node:child_process");
const _nodefs = require("node:fs");
const _nodeos = require("node:os");
const _nodepath = require("node:path");
const _commander = require("commander");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _help = require("../help");
const _reportfile = require("../print/report-file");
const _exitcode = require("./exit-code");
/** What signs or asks for an identity: the project's own tool gets none of it. */ const WITHHELD = [
    'CAUSEWAY_SIGNING_KEY',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN'
];
function requireNew(path, context) {
    if (!(0, _nodefs.existsSync)((0, _nodepath.resolve)(context.cwd, path))) return;
    throw new _usererror.UserError('the file is there already, and would pass for what this run wrote', {
        place: path,
        allowed: 'remove it first; nothing was run'
    });
}
/** Runs a tool and gives its exit code, 128 and the signal's number where a signal ended it, as a shell does. */ function toolEnd([program = '', ...args], context) {
    const env = {
        ...context.env
    };
    for (const name of WITHHELD)delete env[name];
    const { status, signal, error } = (0, _nodechild_process.spawnSync)(program, args, {
        cwd: context.cwd,
        env,
        stdio: [
            'ignore',
            2,
            2
        ]
    });
    if (status === null && signal === null) {
        const reason = error?.code ?? 'no reason given';
        throw new _usererror.UserError(`the tool could not be started: ${reason}`, {
            place: program,
            allowed: 'a program and its arguments after --'
        });
    }
    return status ?? 128 + (signal === null ? 0 : _nodeos.constants.signals[signal]);
}
function run(command, { report }, self, context) {
    const { json } = (0, _common.commonOptions)(self, context);
    const file = (0, _exitcode.exitCodeFileOf)(report);
    for (const path of [
        report,
        file
    ])requireNew(path, context);
    const exitCode = toolEnd(command, context);
    if (!(0, _nodefs.existsSync)((0, _nodepath.resolve)(context.cwd, report))) {
        throw new _usererror.UserError(`the tool ended with ${exitCode} and wrote no report`, {
            place: report,
            allowed: 'the path at which the tool writes its report',
            exitCode: exitCode === 0 ? 3 : 1
        });
    }
    (0, _reportfile.reportFile)(context, report);
    (0, _nodefs.writeFileSync)((0, _nodepath.resolve)(context.cwd, file), `${exitCode}\n`, {
        flag: 'wx'
    });
    if (json) (0, _common.printJson)(context, {
        schema: 'causeway/evidence-run/v1',
        report,
        exitCodeFile: file,
        exitCode
    });
    else context.print(`${report}: the tool ended with ${exitCode}, written to ${file}`);
    context.exit(exitCode === 0 ? 0 : 1);
}
function addEvidenceRun(evidence, context) {
    const command = evidence.command('run').description('runs a check’s tool and keeps its exit code beside its report, in REPORT.exit-code; ends with 1 where the tool did not end with 0').argument('<command...>', 'the program and its arguments, after --; no shell takes part').addOption(new _commander.Option('--report <file>', 'where the tool writes its report: a new file').makeOptionMandatory()).action((words, flags, self)=>run(words, flags, self, context));
    (0, _help.example)(command, 'causeway evidence run --report reports/unit.json -- npx vitest run --reporter=json --outputFile=reports/unit.json');
}
