"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
const _start = require("./start");
(0, _start.startPolicies)({
    folder: __dirname
});
