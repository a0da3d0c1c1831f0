/** A pull request, as far as anything here reads it. Numbers are shared with issues. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
