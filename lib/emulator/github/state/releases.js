/** An uploaded file of a release, its bytes in base64. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
