"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addDocsCommands", {
    enumerable: true,
    get: function() {
        return addDocsCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _codeowners = require("../../delivery/documents/code-owners");
const _verdict = require("../../delivery/documents/verdict");
const _site = require("../../delivery/site/site");
const _codeowners1 = require("../../plan/codeowners");
const _selectors = require("../../registry/selectors");
const _common = require("../common");
const _repositorykey = require("../desk/repository-key");
const _help = require("../help");
const _documentfiles = require("../input/document-files");
const _filleddocument = require("../input/filled-document");
const _generateddocuments = require("./generated-documents");
function isCurrent(context, { path, content }) {
    const file = (0, _nodepath.resolve)(context.cwd, path);
    return (0, _nodefs.existsSync)(file) && (0, _nodefs.readFileSync)(file, 'utf8') === content;
}
function programOf(command) {
    return command.parent ? programOf(command.parent) : command;
}
function contracts(registry, key, now, { cwd }) {
    const owners = (0, _generateddocuments.codeownersOf)(registry, key);
    const facts = {
        now,
        textOf: (path)=>(0, _documentfiles.textBelow)(cwd, path),
        ownersOf: (path)=>(0, _codeowners.codeOwnersOf)(owners, path),
        handleOf: (principal)=>(0, _codeowners1.ownerHandle)(registry, principal)
    };
    return (0, _documentfiles.documentPaths)(cwd).map((path)=>(0, _verdict.judgeDocument)(path, (0, _documentfiles.requireTextBelow)(cwd, path), facts)).filter(({ state })=>state !== 'none');
}
function write(context, path, content) {
    const file = (0, _nodepath.resolve)(context.cwd, path);
    (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(file), {
        recursive: true
    });
    (0, _nodefs.writeFileSync)(file, content);
}
// What is generated for the checkout's repository, which is the governing one where nobody says another.
function generated(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const repository = (0, _repositorykey.repositoryKey)(registry, flags.repository, context) ?? registry.governance.repository;
    const { now } = common;
    const all = (0, _generateddocuments.generatedDocuments)({
        registry,
        repository,
        root: context.cwd,
        now,
        program: programOf(self)
    });
    return {
        common,
        registry,
        repository,
        all
    };
}
function build(flags, self, context) {
    const { common, all } = generated(flags, self, context);
    const changed = all.filter((file)=>!isCurrent(context, file));
    for (const { path, content } of changed)write(context, path, content);
    const written = changed.map(({ path })=>path);
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/docs-build/v1',
        written
    });
    else context.print(written.length > 0 ? written.map((path)=>`written  ${path}`).join('\n') : 'all are current');
}
function check(flags, self, context) {
    const { common, registry, repository, all } = generated(flags, self, context);
    const stale = all.filter((file)=>!isCurrent(context, file)).map(({ path })=>path);
    const documents = contracts(registry, repository, common.now, context);
    const isMalformed = documents.some(({ state })=>state === 'malformed');
    const ok = stale.length === 0 && documents.every(({ state })=>state === 'holds');
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/docs-check/v1',
        ok,
        stale,
        documents
    });
    else if (ok) context.print('all are current');
    else {
        const lines = stale.map((path)=>`differs  ${path}: causeway docs build`);
        context.print([
            ...lines,
            ...documents.flatMap(({ path, problems })=>(0, _filleddocument.problemLines)(path, problems))
        ].join('\n'));
    }
    context.exit(ok ? 0 : isMalformed ? 2 : 1);
}
// Generated documents are those of the registry as it is now, whatever was built before.
function siteOf(registry, generated, { cwd }) {
    const known = new Set(generated.map(({ path })=>path));
    const paths = (0, _documentfiles.documentPaths)(cwd).filter((path)=>path.startsWith('docs/') && !known.has(path));
    const written = paths.map((path)=>({
            path,
            content: (0, _documentfiles.requireTextBelow)(cwd, path)
        }));
    const owner = registry.organization.login;
    const { name } = (0, _selectors.repositoryOf)(registry, registry.governance.repository);
    return (0, _site.documentsSite)(`${owner}: what is deployed, by whom and how`, [
        ...generated,
        ...written
    ], {
        hasFile: (path)=>(0, _documentfiles.bytesBelow)(cwd, path) !== undefined,
        repository: `https://github.com/${owner}/${name}/blob/HEAD`
    });
}
function site({ out }, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const { repository } = registry.governance;
    const { now } = common;
    const all = (0, _generateddocuments.generatedDocuments)({
        registry,
        repository,
        root: context.cwd,
        now,
        program: programOf(self)
    });
    const { pages, pictures, broken } = siteOf(registry, all, context);
    const ok = broken.length === 0;
    const shown = pictures.map((path)=>[
            path.replace(/^docs\//, ''),
            (0, _documentfiles.bytesBelow)(context.cwd, path)
        ]);
    const files = [
        ...pages.map(({ path, content })=>[
                path,
                content
            ]),
        ...shown
    ];
    if (ok) for (const [path, content] of files)write(context, (0, _nodepath.join)(out, path), content ?? '');
    const written = ok ? files.map(([path])=>(0, _nodepath.join)(out, path)) : [];
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/docs-site/v1',
        ok,
        written,
        broken
    });
    else if (ok) context.print(`written  ${pages.length} pages to ${out}`);
    else context.print(broken.map(({ path, line, why })=>`${path}:${line}: ${why}`).join('\n'));
    context.exit(ok ? 0 : 1);
}
function addDocsCommands(program, context) {
    const docs = program.command('docs').description('documents: build the generated ones, check that all still hold');
    (0, _help.example)(docs, 'causeway docs build');
    const built = docs.command('build').description('writes every generated document that differs').addOption((0, _repositorykey.repositoryOption)('the repository that the checkout is of, where it is not the governing one')).action((flags, self)=>build(flags, self, context));
    (0, _help.example)(built, 'causeway docs build');
    const checked = docs.command('check').description('exit 1 when a generated document differs or a contract is broken, 2 when its fields are malformed').addOption((0, _repositorykey.repositoryOption)('the repository that the checkout is of, where it is not the governing one')).action((flags, self)=>check(flags, self, context));
    (0, _help.example)(checked, 'causeway docs check');
    const sited = docs.command('site').description('writes a static site of what lies below docs/, with the generated documents as they are now: names of people and secrets are on it, no values; exit 1, and nothing is written, when a link leads nowhere').addOption(new _commander.Option('--out <dir>', 'the folder that it is written to').default('dist')).action((options, self)=>site(options, self, context));
    (0, _help.example)(sited, 'causeway docs site --out dist');
}
