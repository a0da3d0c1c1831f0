import * as pulumi from '@pulumi/pulumi';

/**
 * The seconds before each further try. Netlify counts requests by the minute (docs.netlify.com, "Get started with the
 * Netlify API", "Rate limiting"). The provider does not pass on the wait that Netlify asks for.
 */
const WAITS = [2, 4, 8, 16, 32, 60, 60];

/**
 * The answer as Netlify's provider quotes it at the end of its error: the status line that Go's HTTP client reports
 * (terraform-provider-netlify, internal/provider/environment_variable_resource.go).
 */
const REFUSED = /: "429 [^"]*"/;

/**
 * Lets the engine repeat a write that Netlify refused because of too many requests. Netlify's provider asks once
 * (terraform-provider-netlify, internal/netlifyapi). A refused request changed nothing; a variable takes one request,
 * and settings may be written again. A deployment takes a hook's name once.
 */
export function netlifyLimitHook(name: string): pulumi.ErrorHook {
  return new pulumi.ErrorHook(name, async ({ name: resource, errors }) => {
    const seconds = WAITS[errors.length - 1];
    if (seconds === undefined || !REFUSED.test(errors[0] ?? '')) return false;
    void pulumi.log.info(`Netlify refused ${resource} because of too many requests; waiting ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return true;
  });
}
