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
    get readPreview () {
        return readPreview;
    },
    get readState () {
        return readState;
    }
});
const _usererror = require("../../registry/user-error");
const _unknown = require("../unknown");
const _view = require("../view");
/** The sentinel by which the SDK knows a text that is not known. */ const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
/** How an export marks an encrypted or shown secret. */ const SECRET_KEY = '4dabf18193072939515e22adb298388d';
/** What `pulumi preview --json` shows in the place of a secret. */ const HIDDEN = '[secret]';
const STACK_TYPE = 'pulumi:pulumi:Stack';
// A value that cannot be read becomes an unknown one: reading it is then reported, never passed over.
function readable(value) {
    if (value === HIDDEN) return UNKNOWN;
    if (Array.isArray(value)) return value.map(readable);
    if (!(0, _view.isRecord)(value)) return value;
    if (SECRET_KEY in value) {
        const shown = (0, _view.textOf)(value, 'plaintext');
        return shown === undefined ? UNKNOWN : readable(JSON.parse(shown));
    }
    return Object.fromEntries(Object.entries(value).map(([key, each])=>[
            key,
            readable(each)
        ]));
}
function providerOf(reference) {
    if (!reference) return undefined;
    // `<urn>::<id>`
    const urn = reference.slice(0, reference.lastIndexOf('::'));
    return {
        type: urn.split('::')[2]?.split('$').at(-1) ?? '',
        name: (0, _view.nameOfUrn)(urn)
    };
}
function viewOf(resource) {
    const urn = (0, _view.textOf)(resource, 'urn');
    const type = (0, _view.textOf)(resource, 'type');
    if (urn === undefined || type === undefined) return undefined;
    const provider = providerOf((0, _view.textOf)(resource, 'provider'));
    const props = readable((0, _view.recordOf)(resource, 'inputs'));
    return {
        type,
        name: (0, _view.nameOfUrn)(urn),
        urn,
        props: (0, _unknown.unknownChecking)(props),
        protect: resource['protect'] === true,
        ...provider ? {
            provider
        } : {}
    };
}
function documentOf(resources, what) {
    const views = resources.map(viewOf);
    const known = views.filter((view)=>view !== undefined);
    const stack = known.find(({ type })=>type === STACK_TYPE)?.urn ?? known[0]?.urn;
    const name = stack === undefined ? undefined : (0, _view.stackOfUrn)(stack);
    // A resource without urn and type is one that no rule would see.
    if (name === undefined || known.length !== views.length) {
        throw new _usererror.UserError(`${what} names no stack, or a resource without its urn and type`, {
            exitCode: 3
        });
    }
    return {
        stack: name,
        views: known
    };
}
function readState(document) {
    const deployment = (0, _view.isRecord)(document) ? document['deployment'] : undefined;
    if (!(0, _view.isRecord)(deployment) || !Array.isArray(deployment['resources'])) {
        throw new _usererror.UserError('this is no exported state', {
            allowed: 'the output of `pulumi stack export`',
            exitCode: 3
        });
    }
    // What waits for its deletion is gone as far as the program is concerned.
    const resources = (0, _view.recordsOf)(deployment, 'resources').filter((resource)=>resource['delete'] !== true);
    return documentOf(resources, 'the exported state');
}
/** Steps after which a resource is still there. */ const KEEPS = [
    'same',
    'create',
    'update',
    'replace',
    'create-replacement',
    'read',
    'read-replacement',
    'refresh',
    'import',
    'import-replacement'
];
const REMOVES = [
    'delete',
    'delete-replaced',
    'discard',
    'discard-replaced',
    'remove-pending-replace'
];
function readPreview(document) {
    if (!(0, _view.isRecord)(document) || !Array.isArray(document['steps'])) {
        throw new _usererror.UserError('this is no preview', {
            allowed: 'the output of `pulumi preview --json`',
            exitCode: 3
        });
    }
    const resources = new Map();
    for (const step of (0, _view.recordsOf)(document, 'steps')){
        const op = (0, _view.textOf)(step, 'op') ?? '';
        if (REMOVES.includes(op)) continue;
        const state = step['newState'];
        if (!KEEPS.includes(op) || !(0, _view.isRecord)(state)) {
            throw new _usererror.UserError(`the preview has a step ${JSON.stringify(op)} that cannot be read`, {
                exitCode: 3
            });
        }
        // A replacement is shown in several steps of the same URN; the last one has the final inputs.
        resources.set((0, _view.textOf)(step, 'urn') ?? (0, _view.textOf)(state, 'urn') ?? '', state);
    }
    return documentOf([
        ...resources.values()
    ], 'the preview');
}
