"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "githubDocument", {
    enumerable: true,
    get: function() {
        return githubDocument;
    }
});
const _nodefs = require("node:fs");
function read(path) {
    return JSON.parse((0, _nodefs.readFileSync)(require.resolve(path), 'utf8'));
}
function githubDocument() {
    return {
        name: 'octokit-openapi',
        get version () {
            return String(read('@octokit/openapi/package.json')['version']);
        },
        load: ()=>read('@octokit/openapi/generated/api.github.com.json')
    };
}
