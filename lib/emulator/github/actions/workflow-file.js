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
    get filledInputs () {
        return filledInputs;
    },
    get inputProblem () {
        return inputProblem;
    },
    get workflowAt () {
        return workflowAt;
    },
    get workflowsOf () {
        return workflowsOf;
    }
});
const _yaml = require("yaml");
const _json = require("../../core/json");
const _commit = require("../git/commit");
const _objects = require("../git/objects");
const _tree = require("../git/tree");
const _world = require("../world");
const folder = '.github/workflows';
const inputTypes = [
    'string',
    'choice',
    'boolean',
    'number',
    'environment'
];
function inputOf(value) {
    const given = (0, _json.isObject)(value) ? value : {};
    return {
        type: inputTypes.find((type)=>type === given['type']) ?? 'string',
        required: given['required'] === true,
        default: given['default'] === undefined || given['default'] === null ? null : String(given['default']),
        options: Array.isArray(given['options']) ? given['options'].map(String) : []
    };
}
// By the id of the file's content, which says all that it depends on: each run asks again for the same few files.
const parsed = new Map();
function contentOf(sha, bytes) {
    if (!parsed.has(sha)) parsed.set(sha, (0, _yaml.parse)(bytes.toString('utf8')));
    return parsed.get(sha);
}
function workflowAt(repository, path, commit) {
    const { objects } = repository.git;
    const tree = (0, _commit.findCommit)(objects, commit)?.tree;
    const blob = tree === undefined ? undefined : (0, _tree.entryAt)(objects, tree, path);
    const bytes = blob === undefined ? undefined : (0, _objects.findObject)(objects, 'blob', blob.sha);
    const content = blob === undefined || bytes === undefined ? undefined : contentOf(blob.sha, bytes);
    if (!(0, _json.isObject)(content)) return undefined;
    const on = content['on'];
    const events = typeof on === 'string' ? [
        on
    ] : Array.isArray(on) ? on.map(String) : Object.keys((0, _json.isObject)(on) ? on : {});
    const dispatch = (0, _json.isObject)(on) && (0, _json.isObject)(on['workflow_dispatch']) ? on['workflow_dispatch']['inputs'] : undefined;
    const inputs = Object.entries((0, _json.isObject)(dispatch) ? dispatch : {}).map(([name, one])=>[
            name,
            inputOf(one)
        ]);
    const name = typeof content['name'] === 'string' ? content['name'] : path;
    return {
        path,
        name,
        events,
        inputs: Object.fromEntries(inputs),
        content
    };
}
function workflowsOf(world, repository) {
    const { objects } = repository.git;
    const head = repository.branches[repository.defaultBranch]?.sha ?? '';
    const tree = (0, _commit.findCommit)(objects, head)?.tree;
    const place = tree === undefined ? undefined : (0, _tree.entryAt)(objects, tree, folder);
    const files = place?.mode === _tree.folderMode ? (0, _tree.readTree)(objects, place.sha) : [];
    return files.filter(({ name })=>/\.ya?ml$/.test(name)).map(({ name: file })=>{
        const path = `${folder}/${file}`;
        const known = Object.values(repository.workflows).find((one)=>one.path === path);
        const name = workflowAt(repository, path, head)?.name ?? path;
        if (known !== undefined) return Object.assign(known, {
            name
        });
        const { createdAt } = repository;
        const made = {
            id: (0, _world.takeId)(world),
            path,
            name,
            state: 'active',
            createdAt
        };
        repository.workflows[made.id] = made;
        return made;
    });
}
function inputProblem(file, given) {
    const strange = Object.keys(given).filter((name)=>file.inputs[name] === undefined);
    if (strange.length > 0) return `Unexpected inputs provided: ${JSON.stringify(strange)}`;
    for (const [name, input] of Object.entries(file.inputs)){
        const value = given[name] ?? input.default;
        if (value === null || value === '') {
            if (input.required) return `Required input '${name}' not provided`;
            continue;
        }
        const text = String(value);
        if (input.type === 'choice' && !input.options.includes(text)) return `Provided value '${text}' for input '${name}' not in the list of allowed values`;
        if (input.type === 'boolean' && text !== 'true' && text !== 'false') return `Provided value '${text}' for input '${name}' is not a boolean`;
        if (input.type === 'number' && !Number.isFinite(Number(text))) return `Provided value '${text}' for input '${name}' is not a number`;
    }
    return undefined;
}
function filledInputs(file, given) {
    return Object.fromEntries(Object.entries(file.inputs).map(([name, input])=>[
            name,
            String(given[name] ?? input.default ?? '')
        ]));
}
