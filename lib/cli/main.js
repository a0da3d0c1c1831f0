"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
const _context = require("./context");
const _program = require("./program");
(0, _program.run)(process.argv.slice(2), (0, _context.processContext)()).catch((error)=>{
    // Not a person's error: a bug, shown with its stack.
    console.error(error);
    process.exitCode = 70;
});
