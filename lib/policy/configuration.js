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
    get CONFIGURATION_SCHEMA () {
        return CONFIGURATION_SCHEMA;
    },
    get CONFIGURATION_SCHEMA_PATH () {
        return CONFIGURATION_SCHEMA_PATH;
    },
    get configurationSchemaText () {
        return configurationSchemaText;
    },
    get parseConfiguration () {
        return parseConfiguration;
    },
    get readConfiguration () {
        return readConfiguration;
    },
    get readLevels () {
        return readLevels;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _ajv = /*#__PURE__*/ _interop_require_default(require("ajv"));
const _usererror = require("../registry/user-error");
const _levels = require("./levels");
const _rules = require("./rules");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
const CONFIGURATION_SCHEMA = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    properties: {
        $schema: {
            type: 'string'
        },
        milestone: {
            enum: [
                'M0',
                'M1',
                'M2',
                'M3'
            ]
        },
        levels: {
            type: 'object',
            additionalProperties: false,
            properties: Object.fromEntries(_rules.rules.map(({ code })=>[
                    code,
                    {
                        enum: [
                            'advisory',
                            'mandatory',
                            'disabled'
                        ]
                    }
                ]))
        }
    }
};
const CONFIGURATION_SCHEMA_PATH = 'policy/config/configuration.schema.json';
function configurationSchemaText() {
    return `${JSON.stringify(CONFIGURATION_SCHEMA, null, 2)}\n`;
}
const validate = new _ajv.default({
    allErrors: true
}).compile(CONFIGURATION_SCHEMA);
function parseConfiguration(value, file) {
    if (validate(value)) return value;
    const faults = (validate.errors ?? []).map(({ instancePath, message, params })=>{
        const key = 'additionalProperty' in params ? `/${String(params['additionalProperty'])}` : '';
        return `${instancePath}${key} ${message ?? 'does not fit'}`.trim();
    });
    throw new _usererror.UserError(`the policy configuration is refused: ${faults.join('; ')}`, {
        place: file,
        allowed: 'milestone (M0 to M3), levels (advisory, mandatory or disabled, by rule code; `causeway policy list`)'
    });
}
function readConfiguration(folder, slice) {
    const file = (0, _nodepath.join)(folder, `${slice}.json`);
    if (!(0, _nodefs.existsSync)(file)) return {};
    let value;
    try {
        value = JSON.parse((0, _nodefs.readFileSync)(file, 'utf8'));
    } catch (error) {
        throw new _usererror.UserError(`the policy configuration is not JSON: ${error.message}`, {
            place: file
        });
    }
    return parseConfiguration(value, file);
}
function readLevels(context, folder) {
    return (0, _levels.levelsOf)(context, readConfiguration(folder, (0, _levels.configuredSlice)(context)));
}
