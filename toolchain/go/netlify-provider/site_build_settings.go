package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// siteBuildSettings are how a site builds. They make sense only with a linked repository: on a site without one the official provider
// writes the production branch, reads back a site that has allowed branches but no repository branch, and dies of a nil pointer.
// Deleting the resource leaves the site as it is.
type siteBuildSettings struct{ session *session }

type siteBuildSettingsModel struct {
	SiteID                   types.String   `tfsdk:"site_id"`
	LastUpdated              types.String   `tfsdk:"last_updated"`
	BaseDirectory            types.String   `tfsdk:"base_directory"`
	PackageDirectory         types.String   `tfsdk:"package_directory"`
	BuildCommand             types.String   `tfsdk:"build_command"`
	PublishDirectory         types.String   `tfsdk:"publish_directory"`
	FunctionsDirectory       types.String   `tfsdk:"functions_directory"`
	StopBuilds               types.Bool     `tfsdk:"stop_builds"`
	ProductionBranch         types.String   `tfsdk:"production_branch"`
	BranchDeployAllBranches  types.Bool     `tfsdk:"branch_deploy_all_branches"`
	BranchDeployBranches     []types.String `tfsdk:"branch_deploy_branches"`
	DeployPreviews           types.Bool     `tfsdk:"deploy_previews"`
	PreventNonGitProdDeploys types.Bool     `tfsdk:"prevent_non_git_prod_deploys"`
	BuildImage               types.String   `tfsdk:"build_image"`
	FunctionsRegion          types.String   `tfsdk:"functions_region"`
	PrettyURLs               types.Bool     `tfsdk:"pretty_urls"`
	WafPolicyID              types.String   `tfsdk:"waf_policy_id"`
}

func (r *siteBuildSettings) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_site_build_settings"
}

func (r *siteBuildSettings) Configure(_ context.Context, request resource.ConfigureRequest, response *resource.ConfigureResponse) {
	r.session = sessionOf(request.ProviderData, &response.Diagnostics)
}

func (r *siteBuildSettings) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan siteBuildSettingsModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	r.write(ctx, &plan, &response.Diagnostics)
	if !response.Diagnostics.HasError() {
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	}
}

func (r *siteBuildSettings) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan siteBuildSettingsModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	r.write(ctx, &plan, &response.Diagnostics)
	if !response.Diagnostics.HasError() {
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	}
}

func (r *siteBuildSettings) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state siteBuildSettingsModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	r.read(ctx, &state, &response.Diagnostics)
	if !response.Diagnostics.HasError() {
		response.Diagnostics.Append(response.State.Set(ctx, state)...)
	}
}

func (r *siteBuildSettings) Delete(_ context.Context, _ resource.DeleteRequest, response *resource.DeleteResponse) {
	response.Diagnostics.AddWarning("Site build settings are now unmanaged.", "The site keeps the build settings it has.")
}

// ImportState takes the site's id.
func (r *siteBuildSettings) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	resource.ImportStatePassthroughID(ctx, path.Root("site_id"), request, response)
}

func (r *siteBuildSettings) read(ctx context.Context, state *siteBuildSettingsModel, diagnostics *diag.Diagnostics) {
	var current site
	if _, err := r.session.client.call(ctx, http.MethodGet, sitePath(state.SiteID), nil, nil, &current); err != nil {
		diagnostics.AddError("Error reading site build settings", fmt.Sprintf("Site %q: %q", state.SiteID.ValueString(), err))
		return
	}
	state.fill(&current)
	policy := r.readPolicy(ctx, state.SiteID, diagnostics)
	state.WafPolicyID = types.StringPointerValue(policy)
}

// readPolicy is the id of the site's firewall policy, nil where it has none.
func (r *siteBuildSettings) readPolicy(ctx context.Context, siteID types.String, diagnostics *diag.Diagnostics) *string {
	var policy wafPolicy
	status, err := r.session.client.call(ctx, http.MethodGet, sitePath(siteID)+"/waf/policy", nil, nil, &policy)
	if status == http.StatusNoContent || hasStatus(err, http.StatusNotFound) {
		return nil
	}
	if err == nil && policy.ID == nil {
		err = fmt.Errorf("no value given for required property id")
	}
	if err != nil {
		diagnostics.AddError("Error reading site WAF policy", fmt.Sprintf("Site %q: %q", siteID.ValueString(), err))
		return nil
	}
	return policy.ID
}

func (r *siteBuildSettings) write(ctx context.Context, plan *siteBuildSettingsModel, diagnostics *diag.Diagnostics) {
	current := siteBuildSettingsModel{SiteID: plan.SiteID}
	if !diagnostics.HasError() {
		r.read(ctx, &current, diagnostics)
	}
	if diagnostics.HasError() {
		return
	}
	if plan.BuildImage.IsUnknown() {
		plan.BuildImage = current.BuildImage
	}
	if plan.FunctionsRegion.IsUnknown() {
		plan.FunctionsRegion = current.FunctionsRegion
	}
	change := plan.change(&current)
	var updated site
	if _, err := r.session.client.call(ctx, http.MethodPatch, sitePath(plan.SiteID), nil, change, &updated); err != nil {
		diagnostics.AddError("Error updating site build settings", fmt.Sprintf("Site %q: %q", plan.SiteID.ValueString(), err))
		return
	}
	r.writePolicy(ctx, plan, diagnostics)
	plan.LastUpdated = types.StringValue(time.Now().Format(time.RFC850))
}

// writePolicy reads the firewall policy once more and writes it only where it differs: writing purges caches and needs a plan that has it.
func (r *siteBuildSettings) writePolicy(ctx context.Context, plan *siteBuildSettingsModel, diagnostics *diag.Diagnostics) {
	policy := r.readPolicy(ctx, plan.SiteID, diagnostics)
	wanted := plan.WafPolicyID.ValueStringPointer()
	same := (policy == nil && wanted == nil) || (policy != nil && wanted != nil && *policy == *wanted)
	if diagnostics.HasError() || same {
		return
	}
	body := map[string]string{"policy_id": plan.WafPolicyID.ValueString()}
	status, err := r.session.client.call(ctx, http.MethodPut, sitePath(plan.SiteID)+"/waf/policy", nil, body, nil)
	if err == nil && status == http.StatusNoContent {
		err = fmt.Errorf("policy not found")
	}
	if err != nil {
		diagnostics.AddError("Error updating site WAF policy", fmt.Sprintf("Site %q: %q", plan.SiteID.ValueString(), err))
	}
}
