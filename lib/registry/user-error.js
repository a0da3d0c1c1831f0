/** An error of the person's: shown as message, place and allowed set, never with a stack. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "UserError", {
    enumerable: true,
    get: function() {
        return UserError;
    }
});
let UserError = class UserError extends Error {
    /** Where: `file:line:column`, a JSON pointer, or the name of an option. */ place;
    /** What would have been accepted, in words. */ allowed;
    /** 2 = bad usage or input, 3 = could not find out. */ exitCode;
    constructor(message, details = {}){
        super(message);
        this.name = 'UserError';
        this.place = details.place;
        this.allowed = details.allowed;
        this.exitCode = details.exitCode ?? 2;
    }
    /** The error as a person reads it: message, place and what is allowed on lines of their own. */ describe() {
        const lines = [
            this.message
        ];
        if (this.place) lines.push(`  at ${this.place}`);
        if (this.allowed) lines.push(`  allowed: ${this.allowed}`);
        return lines.join('\n');
    }
};
