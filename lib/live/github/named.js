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
    get readNamed () {
        return readNamed;
    },
    get readVariables () {
        return readVariables;
    }
});
const _zod = require("zod");
const _reading = require("../reading");
const Variable = _zod.z.looseObject({
    name: _zod.z.string(),
    value: _zod.z.string()
});
const Secret = _zod.z.looseObject({
    name: _zod.z.string(),
    updated_at: _zod.z.string()
});
async function readVariables(reader, sighting, path, owner) {
    const list = (0, _reading.shaped)(_zod.z.array(Variable), await reader.list(path, 'variables'));
    if (list.state !== 'read') return sighting.missed({
        list: 'variable',
        ...owner
    }, (0, _reading.reasonOf)(list));
    for (const { name, value } of list.value){
        if ('environment' in owner) sighting.saw({
            kind: 'environment-variable',
            ...owner,
            name
        }, {
            value
        });
        else sighting.saw({
            kind: 'repository-variable',
            ...owner,
            name
        }, {
            value
        });
    }
}
async function readNamed(reader, sighting, path, owner) {
    const list = (0, _reading.shaped)(_zod.z.array(Secret), await reader.list(path, 'secrets'));
    if (list.state !== 'read') return sighting.missed({
        list: 'secret',
        ...owner
    }, (0, _reading.reasonOf)(list));
    for (const { name, updated_at: updatedAt } of list.value){
        sighting.saw({
            kind: 'environment-secret',
            ...owner,
            name
        }, {
            updatedAt
        });
    }
}
