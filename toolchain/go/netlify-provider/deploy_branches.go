package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// deployBranchesRule refuses a list of branches where branch_deploy_all_branches is set.
type deployBranchesRule struct{}

func (deployBranchesRule) Description(context.Context) string {
	return "must be empty if branch_deploy_all_branches is true"
}

func (r deployBranchesRule) MarkdownDescription(ctx context.Context) string {
	return r.Description(ctx)
}

func (r deployBranchesRule) ValidateList(ctx context.Context, request validator.ListRequest, response *validator.ListResponse) {
	if request.ConfigValue.IsUnknown() || len(request.ConfigValue.Elements()) == 0 {
		return
	}
	var all types.Bool
	response.Diagnostics.Append(request.Config.GetAttribute(ctx, path.Root("branch_deploy_all_branches"), &all)...)
	if all.ValueBool() {
		response.Diagnostics.AddAttributeError(request.Path, "Invalid Attribute Combination", "branch_deploy_branches "+r.Description(ctx)+".")
	}
}
