"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "contextsOf", {
    enumerable: true,
    get: function() {
        return contextsOf;
    }
});
const _view = require("../view");
function contextsOf({ props }) {
    return [
        'values',
        'secretValues'
    ].flatMap((key)=>(0, _view.recordsOf)(props, key).map((value)=>(0, _view.textOf)(value, 'context') ?? '(none)'));
}
