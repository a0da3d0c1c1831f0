"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "refuseOutsideLevels", {
    enumerable: true,
    get: function() {
        return refuseOutsideLevels;
    }
});
const _usererror = require("../../registry/user-error");
/** The most rules that one refusal names. */ const NAMED = 5;
function refuseOutsideLevels(declared, configured) {
    const strange = configured// `all` stands for every rule and has been spread over them by the engine already.
    .filter(({ name, level, settings })=>settings.length > 0 || name !== 'all' && declared.get(name) !== level).map(({ name, level, settings })=>[
            declared.has(name) || name === 'all' ? name : `${name} (no rule of this pack)`,
            level,
            ...settings
        ].join(' ')).sort();
    if (strange.length === 0) return;
    const more = strange.length > NAMED ? ` and ${strange.length - NAMED} more` : '';
    throw new _usererror.UserError(`a configuration from outside the pack is refused: ${strange.slice(0, NAMED).join(', ')}${more}`, {
        place: '--policy-pack-config',
        allowed: 'no policy pack configuration; levels belong to policy/config/<stack>.json'
    });
}
