"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addPreviewDeploys", {
    enumerable: true,
    get: function() {
        return addPreviewDeploys;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _verify = require("../../delivery/bundle/verify");
const _deploy = require("../../delivery/preview/deploy");
const _down = require("../../delivery/preview/down");
const _netlifyclient = require("../../delivery/targets/netlify-client");
const _netlifysite = require("../../delivery/targets/netlify-site");
const _credentials = require("../../live/credentials");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _exitcode = require("../evidence/exit-code");
const _help = require("../help");
const _bundlefiles = require("../input/bundle-files");
const _comment = require("./comment");
// Previews live on the site of the surface's first tier: no higher tier's token is ever near a pull request.
async function placeOf(flags, registry, context) {
    const pull = (0, _comment.requirePull)(flags.pull);
    const surfaces = registry.surfaces.filter(({ target })=>target.kind === 'netlify');
    const surface = surfaces.find(({ id })=>id === flags.surface);
    const tier = surface && (0, _selectors.tiersOf)(registry, surface)[0];
    if (!surface || !tier) {
        const allowed = surfaces.map(({ id })=>id).join(', ') || 'none: no surface is deployed to Netlify';
        throw new _usererror.UserError(`there is no Netlify surface "${flags.surface}"`, {
            place: '--surface',
            allowed
        });
    }
    const client = (0, _netlifyclient.netlifyClient)((0, _credentials.netlifyCredentials)(context.env));
    return {
        client,
        surface,
        pull,
        site: await (0, _netlifysite.findSite)(client, {
            registry,
            surface,
            tier
        })
    };
}
function junit({ url, smoke }, surface) {
    const escaped = (text)=>text.replace(/[&<>"]/g, (each)=>`&#${each.charCodeAt(0)};`);
    const failure = smoke.ok ? '' : `<failure message="${escaped(smoke.reason)}"/>`;
    const failures = smoke.ok ? 0 : 1;
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuite name="preview of ${escaped(surface)}" tests="1" failures="${failures}" errors="0" skipped="0">`,
        `  <testcase classname="preview" name="${escaped(url)} serves the bundle in health">${failure}</testcase>`,
        '</testsuite>',
        ''
    ].join('\n');
}
async function up(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const bundle = (0, _verify.verifyBundle)((0, _bundlefiles.readBundle)((0, _nodepath.resolve)(context.cwd, flags.bundle), flags.bundle));
    const place = await placeOf(flags, registry, context);
    const preview = await (0, _deploy.previewUp)(place, bundle);
    if (flags.junit !== undefined) {
        const file = (0, _nodepath.resolve)(context.cwd, flags.junit);
        (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(file), {
            recursive: true
        });
        (0, _nodefs.writeFileSync)(file, junit(preview, place.surface.id));
        (0, _nodefs.writeFileSync)((0, _exitcode.exitCodeFileOf)(file), `${preview.smoke.ok ? 0 : 1}\n`);
    }
    const alias = (0, _deploy.previewAlias)(place.pull);
    const { smoke } = preview;
    if (common.json) {
        (0, _common.printJson)(context, {
            schema: 'causeway/preview-up/v1',
            surface: place.surface.id,
            pull: place.pull,
            alias,
            ...preview
        });
    } else context.print(`${preview.url} (${alias}): ${smoke.ok ? 'healthy' : smoke.reason}`);
    context.exit(smoke.ok ? 0 : 1);
}
async function down(flags, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const place = await placeOf(flags, registry, context);
    const removed = await (0, _down.previewDown)(place, (0, _credentials.netlifyCredentials)(context.env));
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/preview-down/v1',
        surface: place.surface.id,
        pull: place.pull,
        removed
    });
    else context.print(`${removed.length} deploys of ${(0, _deploy.previewAlias)(place.pull)} were taken down`);
}
function addPreviewDeploys(preview, context) {
    const withPlace = (command)=>command.addOption(new _commander.Option('--surface <id>', 'the surface').makeOptionMandatory()).addOption(new _commander.Option('--pull <number>', 'the pull request').makeOptionMandatory());
    const uped = withPlace(preview.command('up')).description('a draft deploy of a pull request’s bundle under its own alias; exit 1 when it does not answer in health').addOption(new _commander.Option('--bundle <dir>', 'the bundle').makeOptionMandatory()).option('--junit <file>', 'write the smoke’s result here and what it ended with to FILE.exit-code, for `causeway evidence add`').action((flags, self)=>up(flags, self, context));
    (0, _help.example)(uped, 'causeway preview up --surface storefront --pull 12 --bundle bundle --junit artifacts/preview.xml');
    const downed = withPlace(preview.command('down')).description('takes every deploy of a pull request down').action((flags, self)=>down(flags, self, context));
    (0, _help.example)(downed, 'causeway preview down --surface storefront --pull 12');
}
