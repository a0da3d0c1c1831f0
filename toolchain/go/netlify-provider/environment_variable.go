package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// environmentVariable is one key with all its values: an update replaces the whole set. A variable that is gone is an error at refresh,
// never a deletion, and a secret's values and contexts are never read back.
type environmentVariable struct{ session *session }

type environmentVariableModel struct {
	TeamID       types.String         `tfsdk:"team_id"`
	SiteID       types.String         `tfsdk:"site_id"`
	LastUpdated  types.String         `tfsdk:"last_updated"`
	Key          types.String         `tfsdk:"key"`
	Scopes       []types.String       `tfsdk:"scopes"`
	Values       []contextValuesModel `tfsdk:"values"`
	SecretValues []contextValuesModel `tfsdk:"secret_values"`
}

type contextValuesModel struct {
	Value            types.String `tfsdk:"value"`
	Context          types.String `tfsdk:"context"`
	ContextParameter types.String `tfsdk:"context_parameter"`
}

func (r *environmentVariable) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_environment_variable"
}

func (r *environmentVariable) Configure(_ context.Context, request resource.ConfigureRequest, response *resource.ConfigureResponse) {
	r.session = sessionOf(request.ProviderData, &response.Diagnostics)
}

func (r *environmentVariable) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan environmentVariableModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	r.fillTeam(&plan, &response.Diagnostics)
	if response.Diagnostics.HasError() {
		return
	}
	change := plan.change()
	var created []envVar
	body := []map[string]any{{"key": plan.Key.ValueString(), "values": change.Values, "is_secret": change.IsSecret}}
	if len(change.Scopes) > 0 {
		body[0]["scopes"] = change.Scopes
	}
	_, err := r.session.client.call(ctx, http.MethodPost, "/accounts/"+url.PathEscape(plan.TeamID.ValueString())+"/env", plan.query(), body, &created)
	if err == nil && len(created) == 0 {
		err = fmt.Errorf("nothing was created")
	}
	if err != nil {
		plan.fail("creating", err, &response.Diagnostics)
		return
	}
	plan.LastUpdated = types.StringValue(time.Now().Format(time.RFC3339))
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
}

func (r *environmentVariable) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state environmentVariableModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	var current envVar
	if _, err := r.session.client.call(ctx, http.MethodGet, state.path(), state.query(), nil, &current); err != nil {
		state.fail("reading", err, &response.Diagnostics)
		return
	}
	if current.IsSecret == nil {
		panic("environment variable without is_secret") // the official provider dereferences it
	}
	state.Scopes = make([]types.String, 0, len(current.Scopes))
	for _, scope := range current.Scopes {
		// The service answers "post_processing" for what it is sent as "post-processing".
		state.Scopes = append(state.Scopes, types.StringValue(strings.NewReplacer(" ", "-", "_", "-").Replace(scope)))
	}
	if !*current.IsSecret {
		state.Values = readValues(current.Values)
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

func (r *environmentVariable) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan environmentVariableModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	r.fillTeam(&plan, &response.Diagnostics)
	if response.Diagnostics.HasError() {
		return
	}
	var updated envVar
	if _, err := r.session.client.call(ctx, http.MethodPut, plan.path(), plan.query(), plan.change(), &updated); err != nil {
		plan.fail("updating", err, &response.Diagnostics)
		return
	}
	plan.LastUpdated = types.StringValue(time.Now().Format(time.RFC3339))
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
}

func (r *environmentVariable) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state environmentVariableModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	if _, err := r.session.client.call(ctx, http.MethodDelete, state.path(), state.query(), nil, nil); err != nil {
		state.fail("deleting", err, &response.Diagnostics)
	}
}

// ImportState takes TEAM:KEY or TEAM:SITE:KEY.
func (r *environmentVariable) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	parts := strings.Split(request.ID, ":")
	names := map[int][]string{2: {"team_id", "key"}, 3: {"team_id", "site_id", "key"}}[len(parts)]
	for _, part := range parts {
		if part == "" {
			names = nil
		}
	}
	if names == nil {
		response.Diagnostics.AddError("Unexpected import identifier", fmt.Sprintf("Expected TEAM:KEY or TEAM:SITE:KEY, got %q.", request.ID))
		return
	}
	for index, name := range names {
		response.Diagnostics.Append(response.State.SetAttribute(ctx, path.Root(name), parts[index])...)
	}
}

func (r *environmentVariable) fillTeam(plan *environmentVariableModel, diagnostics *diag.Diagnostics) {
	if !plan.TeamID.IsUnknown() && !plan.TeamID.IsNull() {
		return
	}
	if r.session.team == nil {
		diagnostics.AddError("Missing team", "Give team_id, or configure the provider with a default team.")
		return
	}
	plan.TeamID = types.StringValue(r.session.team.ID)
}

func (m *environmentVariableModel) path() string {
	return "/accounts/" + url.PathEscape(m.TeamID.ValueString()) + "/env/" + url.PathEscape(m.Key.ValueString())
}

func (m *environmentVariableModel) query() url.Values {
	if m.SiteID.ValueString() == "" {
		return nil
	}
	return url.Values{"site_id": {m.SiteID.ValueString()}}
}

// change is the wanted content. All four scopes are sent as none: naming scopes is refused on free plans.
func (m *environmentVariableModel) change() envVarChange {
	change := envVarChange{IsSecret: len(m.SecretValues) > 0}
	if len(m.Scopes) < len(allScopes) {
		for _, scope := range m.Scopes {
			change.Scopes = append(change.Scopes, scope.ValueString())
		}
	}
	models := m.Values
	if change.IsSecret {
		models = m.SecretValues
	}
	change.Values = make([]envVarValue, 0, len(models))
	for _, model := range models {
		value := envVarValue{Value: model.Value.ValueStringPointer(), Context: model.Context.ValueStringPointer()}
		if model.ContextParameter.ValueString() != "" {
			value.ContextParameter = model.ContextParameter.ValueStringPointer()
		}
		change.Values = append(change.Values, value)
	}
	return change
}

func (m *environmentVariableModel) fail(doing string, err error, diagnostics *diag.Diagnostics) {
	diagnostics.AddError("Error "+doing+" Netlify environment variable",
		fmt.Sprintf("%s of team %q, site %q: %q", m.Key.ValueString(), m.TeamID.ValueString(), m.SiteID.ValueString(), err))
}

func readValues(values []envVarValue) []contextValuesModel {
	models := make([]contextValuesModel, 0, len(values))
	for _, value := range values {
		model := contextValuesModel{Value: types.StringPointerValue(value.Value), Context: types.StringPointerValue(value.Context)}
		if value.ContextParameter != nil && *value.ContextParameter != "" {
			model.ContextParameter = types.StringPointerValue(value.ContextParameter)
		}
		models = append(models, model)
	}
	return models
}
