import { ApiError } from '../core/exchange';

const documentation = 'https://docs.github.com/rest';
/** Clients recognize a secondary limit by this address (go-github's CheckResponse, in github/github.go). */
const secondary = `${documentation}/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits`;

/** GitHub's error body; a secondary limit is answered with 403 or 429. */
export function errorBody(status: number, message: string): object {
  const isLimit = status === 429 || (status === 403 && message.includes('secondary rate limit'));
  return { message, documentation_url: isLimit ? secondary : documentation, status: String(status) };
}

/** 404, for objects that do not exist and for objects that the caller may not see. */
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
