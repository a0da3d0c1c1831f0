package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// allScopes are where a variable can be used; all four are the default.
var allScopes = []string{"builds", "functions", "runtime", "post-processing"}

// Schema has exactly the attributes of the official resource. Values are no secret in state, secret values are.
func (r *environmentVariable) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	scopes := make([]attr.Value, 0, len(allScopes))
	for _, scope := range allScopes {
		scopes = append(scopes, types.StringValue(scope))
	}
	replaced := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"last_updated": schema.StringAttribute{Computed: true},
		"team_id": schema.StringAttribute{
			Optional:      true,
			Computed:      true,
			PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), stringplanmodifier.RequiresReplace()},
		},
		"site_id": schema.StringAttribute{Optional: true, PlanModifiers: replaced},
		"key":     schema.StringAttribute{Required: true, PlanModifiers: replaced},
		"scopes": schema.SetAttribute{
			Optional:    true,
			Computed:    true,
			ElementType: types.StringType,
			Default:     setdefault.StaticValue(types.SetValueMust(types.StringType, scopes)),
			Validators:  []validator.Set{setvalidator.ValueStringsAre(stringvalidator.OneOf(allScopes...))},
		},
		"values": schema.SetNestedAttribute{
			Optional: true,
			NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
				"value":             schema.StringAttribute{Required: true},
				"context":           contextAttribute(),
				"context_parameter": schema.StringAttribute{Optional: true, Validators: []validator.String{contextParameterRule{}}},
			}},
		},
		"secret_values": schema.SetNestedAttribute{
			Optional:   true,
			Validators: []validator.Set{setvalidator.ExactlyOneOf(path.MatchRoot("values"))},
			NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
				"value":   schema.StringAttribute{Required: true, Sensitive: true},
				"context": contextAttribute(),
				"context_parameter": schema.StringAttribute{
					Optional:   true,
					Computed:   true,
					Default:    stringdefault.StaticString(""),
					Validators: []validator.String{contextParameterRule{}},
				},
			}},
		},
	}}
}

func contextAttribute() schema.StringAttribute {
	return schema.StringAttribute{Required: true, Validators: []validator.String{stringvalidator.OneOf(deployContexts...)}}
}
