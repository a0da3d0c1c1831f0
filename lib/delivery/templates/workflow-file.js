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
    get CHECKOUT () {
        return CHECKOUT;
    },
    get SETUP_NODE () {
        return SETUP_NODE;
    },
    get safePath () {
        return safePath;
    },
    get workflowText () {
        return workflowText;
    }
});
const _usererror = require("../../registry/user-error");
const CHECKOUT = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2';
const SETUP_NODE = 'actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903 # v6.0.0';
// An expression in a file's name would be evaluated by GitHub, and a line break would end a value.
const UNSAFE = /\$\{\{|[\p{Cc}\u2028\u2029]/u;
function safePath(path) {
    if (!UNSAFE.test(path)) return path === '.' ? path : `./${path}`;
    throw new _usererror.UserError('the name of a file cannot stand in a workflow', {
        place: JSON.stringify(path),
        allowed: 'a name without control characters and without an expression'
    });
}
// Every JSON string is a YAML string.
const quoted = (text)=>JSON.stringify(text);
function mapping(indent, key, values = {}) {
    const entries = Object.entries(values).map(([name, value])=>`${indent}  ${name}: ${quoted(value)}`);
    return entries.length === 0 ? [] : [
        `${indent}${key}:`,
        ...entries
    ];
}
function stepLines({ name, run, env, if: condition }) {
    return [
        `      - name: ${quoted(name)}`,
        ...condition === undefined ? [] : [
            `        if: ${condition}`
        ],
        '        run: |',
        ...run.map((line)=>`          ${line}`),
        ...mapping('        ', 'env', env)
    ];
}
function workflowText({ about, name, context, minutes, env, steps }) {
    const head = `${about.map((line)=>`# ${line}`).join('\n')}
name: ${name}

on:
  push:
  pull_request:

permissions: {}

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  ${name}:
    name: ${quoted(context)}
    runs-on: ubuntu-24.04
    timeout-minutes: ${minutes}
    permissions:
      contents: read`;
    const checkout = `    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false`;
    return `${[
        head,
        ...mapping('    ', 'env', env),
        checkout,
        ...steps.flatMap(stepLines)
    ].join('\n')}\n`;
}
