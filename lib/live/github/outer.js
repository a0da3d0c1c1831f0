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
    get OUTER_LEVELS () {
        return OUTER_LEVELS;
    },
    get readOuterNames () {
        return readOuterNames;
    }
});
const _zod = require("zod");
const _reading = require("../reading");
const OUTER_LEVELS = [
    'repository',
    'organization'
];
const Named = _zod.z.looseObject({
    name: _zod.z.string()
});
async function readOuterNames(reader, sighting, root, repository, kind) {
    await Promise.all(OUTER_LEVELS.map(async (level)=>{
        const path = `${root}/actions/${level === 'organization' ? 'organization-' : ''}${kind}s`;
        const list = (0, _reading.shaped)(_zod.z.array(Named), await reader.list(path, `${kind}s`));
        if (list.state !== 'read') return sighting.missed({
            list: `outer-${kind}`,
            repository,
            level
        }, (0, _reading.reasonOf)(list));
        for (const { name } of list.value){
            sighting.saw({
                kind: `outer-${kind}`,
                repository,
                level,
                name
            }, {
                level
            });
        }
    }));
}
