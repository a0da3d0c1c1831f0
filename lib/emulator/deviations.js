"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "deviations", {
    enumerable: true,
    get: function() {
        return deviations;
    }
});
const _deviations = require("./github/deviations");
const _deviations1 = require("./netlify/deviations");
const deviations = [
    ..._deviations.githubDeviations,
    ..._deviations1.netlifyDeviations
];
