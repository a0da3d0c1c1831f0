// What `@causeway-deploy/causeway/registry` hands out.
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
    get Registry () {
        return _schema.Registry;
    },
    get UserError () {
        return _usererror.UserError;
    },
    get loadRegistry () {
        return _load.loadRegistry;
    },
    get parseRegistry () {
        return _parse.parseRegistry;
    },
    get readRegistry () {
        return _load.readRegistry;
    },
    get registryJsonSchema () {
        return _jsonschema.registryJsonSchema;
    }
});
const _jsonschema = require("../registry/json-schema");
const _load = require("../registry/load");
const _parse = require("../registry/parse");
const _schema = require("../registry/schema");
const _usererror = require("../registry/user-error");
