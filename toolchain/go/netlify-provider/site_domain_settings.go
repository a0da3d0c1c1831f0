package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// siteDomainSettings are a site's domains. Deleting the resource leaves the site as it is.
type siteDomainSettings struct{ session *session }

type siteDomainSettingsModel struct {
	SiteID                    types.String   `tfsdk:"site_id"`
	LastUpdated               types.String   `tfsdk:"last_updated"`
	CustomDomain              types.String   `tfsdk:"custom_domain"`
	DomainAliases             []types.String `tfsdk:"domain_aliases"`
	BranchDeployCustomDomain  types.String   `tfsdk:"branch_deploy_custom_domain"`
	DeployPreviewCustomDomain types.String   `tfsdk:"deploy_preview_custom_domain"`
}

func (r *siteDomainSettings) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_site_domain_settings"
}

func (r *siteDomainSettings) Configure(_ context.Context, request resource.ConfigureRequest, response *resource.ConfigureResponse) {
	r.session = sessionOf(request.ProviderData, &response.Diagnostics)
}

func (r *siteDomainSettings) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"site_id":       schema.StringAttribute{Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()}},
		"last_updated":  schema.StringAttribute{Computed: true},
		"custom_domain": schema.StringAttribute{Optional: true},
		"domain_aliases": schema.ListAttribute{
			Optional:    true,
			Computed:    true,
			ElementType: types.StringType,
			Default:     listdefault.StaticValue(types.ListValueMust(types.StringType, []attr.Value{})),
		},
		"branch_deploy_custom_domain":  schema.StringAttribute{Optional: true},
		"deploy_preview_custom_domain": schema.StringAttribute{Optional: true},
	}}
}

func (r *siteDomainSettings) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan siteDomainSettingsModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	r.write(ctx, &plan, &response.Diagnostics)
	if !response.Diagnostics.HasError() {
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	}
}

func (r *siteDomainSettings) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan siteDomainSettingsModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	r.write(ctx, &plan, &response.Diagnostics)
	if !response.Diagnostics.HasError() {
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	}
}

func (r *siteDomainSettings) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state siteDomainSettingsModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	var current site
	if _, err := r.session.client.call(ctx, http.MethodGet, sitePath(state.SiteID), nil, nil, &current); err != nil {
		response.Diagnostics.AddError("Error reading site domain settings", fmt.Sprintf("Site %q: %q", state.SiteID.ValueString(), err))
		return
	}
	state.CustomDomain = filledString(current.CustomDomain)
	state.BranchDeployCustomDomain = filledString(current.BranchDeployCustomDomain)
	state.DeployPreviewCustomDomain = filledString(current.DeployPreviewCustomDomain)
	state.DomainAliases = make([]types.String, 0, len(current.DomainAliases))
	for _, alias := range current.DomainAliases {
		state.DomainAliases = append(state.DomainAliases, types.StringValue(alias))
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

func (r *siteDomainSettings) Delete(_ context.Context, _ resource.DeleteRequest, response *resource.DeleteResponse) {
	response.Diagnostics.AddWarning("Site domain settings are now unmanaged.", "The site keeps the domains it has.")
}

// ImportState takes the site's id.
func (r *siteDomainSettings) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	resource.ImportStatePassthroughID(ctx, path.Root("site_id"), request, response)
}

func (r *siteDomainSettings) write(ctx context.Context, plan *siteDomainSettingsModel, diagnostics *diag.Diagnostics) {
	if diagnostics.HasError() {
		return
	}
	aliases := make([]string, 0, len(plan.DomainAliases))
	for _, alias := range plan.DomainAliases {
		aliases = append(aliases, alias.ValueString())
	}
	change := partialSite{
		CustomDomain:              plan.CustomDomain.ValueStringPointer(),
		DomainAliases:             &aliases,
		BranchDeployCustomDomain:  plan.BranchDeployCustomDomain.ValueStringPointer(),
		DeployPreviewCustomDomain: plan.DeployPreviewCustomDomain.ValueStringPointer(),
	}
	var updated site
	if _, err := r.session.client.call(ctx, http.MethodPatch, sitePath(plan.SiteID), nil, change, &updated); err != nil {
		diagnostics.AddError("Error updating site domain settings", fmt.Sprintf("Site %q: %q", plan.SiteID.ValueString(), err))
		return
	}
	plan.LastUpdated = types.StringValue(time.Now().Format(time.RFC850))
}

func sitePath(id types.String) string { return "/sites/" + url.PathEscape(id.ValueString()) }

// filledString is null for an empty text: the API does not tell the two apart.
func filledString(text string) types.String {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
}
