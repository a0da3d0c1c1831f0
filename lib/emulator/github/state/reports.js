/** An issue or the conversation of a pull request. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
