/** A place that keeps one secret, and never shows it. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
