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
    get checkDocument () {
        return checkDocument;
    },
    get checkRegistry () {
        return checkRegistry;
    }
});
const _usererror = require("../registry/user-error");
const _documents = require("./adapters/documents");
const _plan = require("./adapters/plan");
const _configuration = require("./configuration");
const _context = require("./context");
const _evaluate = require("./evaluate");
const _view = require("./view");
const _waivers = require("./waivers");
const _workflows = require("./workflows");
function worldOf({ registry, root, now }) {
    return (0, _context.createWorld)(registry, {
        workflows: (0, _workflows.readWorkflows)(root),
        now,
        waivers: (0, _waivers.readWaiverBook)(root, registry, now)
    });
}
function registryOf({ file, text, digest }) {
    return {
        file,
        text,
        digest
    };
}
function checkRegistry(settings) {
    const world = worldOf(settings);
    const stacks = (0, _context.stacksOf)(settings.registry);
    const checked = stacks.map((stack)=>{
        const context = (0, _context.contextOf)(world, stack);
        const views = (0, _plan.viewsOfPlan)(context);
        return {
            count: views.length,
            findings: (0, _evaluate.evaluate)(views, context, (0, _configuration.readLevels)(context, settings.configuration))
        };
    });
    return {
        on: 'registry',
        registry: registryOf(settings),
        stacks,
        resources: checked.reduce((sum, { count })=>sum + count, 0),
        findings: checked.flatMap(({ findings })=>findings)
    };
}
function checkDocument(settings, on, document) {
    if (!(0, _view.isRecord)(document)) throw new _usererror.UserError(`this is no ${on}`, {
        allowed: 'a JSON object',
        exitCode: 3
    });
    const { stack, views } = on === 'preview' ? (0, _documents.readPreview)(document) : (0, _documents.readState)(document);
    const context = (0, _context.contextOf)(worldOf(settings), stack);
    return {
        on,
        registry: registryOf(settings),
        stacks: [
            stack
        ],
        resources: views.length,
        findings: (0, _evaluate.evaluate)(views, context, (0, _configuration.readLevels)(context, settings.configuration))
    };
}
