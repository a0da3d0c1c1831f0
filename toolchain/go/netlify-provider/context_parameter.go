package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// deployContexts are the contexts in which a value of an environment variable can be used.
var deployContexts = []string{"all", "dev", "dev-server", "branch-deploy", "deploy-preview", "production", "branch"}

// contextParameterRule wants a context_parameter if and only if its sibling context is "branch".
type contextParameterRule struct{}

func (contextParameterRule) Description(context.Context) string {
	return `must be given if and only if context is "branch"`
}

func (r contextParameterRule) MarkdownDescription(ctx context.Context) string {
	return r.Description(ctx)
}

func (r contextParameterRule) ValidateString(ctx context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsUnknown() {
		return
	}
	siblings, diagnostics := request.Config.PathMatches(ctx, request.PathExpression.Merge(path.MatchRelative().AtParent().AtName("context")))
	response.Diagnostics.Append(diagnostics...)
	for _, sibling := range siblings {
		var deployContext types.String
		response.Diagnostics.Append(request.Config.GetAttribute(ctx, sibling, &deployContext)...)
		if deployContext.IsUnknown() {
			return
		}
		if (request.ConfigValue.ValueString() != "") != (deployContext.ValueString() == "branch") {
			response.Diagnostics.AddAttributeError(request.Path, "Invalid Attribute Combination", "context_parameter "+r.Description(ctx)+".")
		}
	}
}
