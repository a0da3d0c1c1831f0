"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "ApiError", {
    enumerable: true,
    get: function() {
        return ApiError;
    }
});
let ApiError = class ApiError extends Error {
    status;
    body;
    headers;
    name = 'ApiError';
    constructor(status, body, headers = {}){
        super(`${status} ${JSON.stringify(body)}`), this.status = status, this.body = body, this.headers = headers;
    }
};
