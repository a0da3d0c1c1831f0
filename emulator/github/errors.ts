import { ApiError } from '../core/exchange';

const documentation = 'https://docs.github.com/rest';

/** GitHub's error body. */
export function errorBody(status: number, message: string): object {
  return { message, documentation_url: documentation, status: String(status) };
}

/** 404, for what is not there and for what the caller may not see. */
export function notFound(message = 'Not Found'): ApiError {
  return new ApiError(404, errorBody(404, message));
}

/** 403 with GitHub's words. */
export function forbidden(message: string): ApiError {
  return new ApiError(403, errorBody(403, message));
}

/** 401 with GitHub's words. */
export function unauthorized(message: string): ApiError {
  return new ApiError(401, errorBody(401, message));
}

/** 409 with GitHub's words. */
export function conflict(message: string): ApiError {
  return new ApiError(409, errorBody(409, message));
}

/** 422 with a message of its own. */
export function unprocessable(message: string): ApiError {
  return new ApiError(422, { message, documentation_url: documentation });
}

/** 422 `Validation Failed` with its list. */
export function validationFailed(...errors: string[]): ApiError {
  return new ApiError(422, { message: 'Validation Failed', errors, documentation_url: documentation });
}
