package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Schema has exactly the attributes and defaults of the official resource.
func (r *siteBuildSettings) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"site_id":                      schema.StringAttribute{Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()}},
		"last_updated":                 schema.StringAttribute{Computed: true},
		"base_directory":               emptyString(),
		"package_directory":            emptyString(),
		"functions_directory":          emptyString(),
		"build_command":                schema.StringAttribute{Required: true},
		"publish_directory":            schema.StringAttribute{Required: true},
		"production_branch":            schema.StringAttribute{Required: true},
		"stop_builds":                  defaultBool(false),
		"branch_deploy_all_branches":   defaultBool(false),
		"deploy_previews":              defaultBool(true),
		"prevent_non_git_prod_deploys": defaultBool(false),
		"pretty_urls":                  defaultBool(true),
		"branch_deploy_branches": schema.ListAttribute{
			Optional:    true,
			Computed:    true,
			ElementType: types.StringType,
			Default:     listdefault.StaticValue(types.ListValueMust(types.StringType, []attr.Value{})),
			Validators:  []validator.List{deployBranchesRule{}},
		},
		"build_image":      keptString(),
		"functions_region": keptString(),
		"waf_policy_id":    schema.StringAttribute{Optional: true},
	}}
}

func emptyString() schema.StringAttribute {
	return schema.StringAttribute{Optional: true, Computed: true, Default: stringdefault.StaticString("")}
}

func defaultBool(value bool) schema.BoolAttribute {
	return schema.BoolAttribute{Optional: true, Computed: true, Default: booldefault.StaticBool(value)}
}

// keptString is what the site has, where the program does not say.
func keptString() schema.StringAttribute {
	return schema.StringAttribute{Optional: true, Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()}}
}
