package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// siteData finds a site by id, or by name in a team; the latter looks at one page of the API's answer only.
type siteData struct{ session *session }

type siteDataModel struct {
	ID            types.String   `tfsdk:"id"`
	TeamSlug      types.String   `tfsdk:"team_slug"`
	Name          types.String   `tfsdk:"name"`
	CustomDomain  types.String   `tfsdk:"custom_domain"`
	DomainAliases []types.String `tfsdk:"domain_aliases"`
	GitDeployKey  types.String   `tfsdk:"git_deploy_key"`
}

func (d *siteData) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_site"
}

func (d *siteData) Configure(_ context.Context, request datasource.ConfigureRequest, response *datasource.ConfigureResponse) {
	d.session = sessionOf(request.ProviderData, &response.Diagnostics)
}

func (d *siteData) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"id": schema.StringAttribute{
			Optional:   true,
			Computed:   true,
			Validators: []validator.String{stringvalidator.AtLeastOneOf(path.MatchRoot("name"))},
		},
		"team_slug":      schema.StringAttribute{Optional: true, Computed: true},
		"name":           schema.StringAttribute{Optional: true, Computed: true},
		"custom_domain":  schema.StringAttribute{Computed: true},
		"domain_aliases": schema.ListAttribute{Computed: true, ElementType: types.StringType},
		"git_deploy_key": schema.StringAttribute{Computed: true},
	}}
}

func (d *siteData) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var config siteDataModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() {
		return
	}
	found := d.find(ctx, &config, &response.Diagnostics)
	if found == nil {
		return
	}
	result := siteDataModel{
		ID:            types.StringValue(found.ID),
		TeamSlug:      types.StringValue(found.AccountSlug),
		Name:          types.StringValue(found.Name),
		CustomDomain:  types.StringValue(found.CustomDomain),
		DomainAliases: []types.String{},
	}
	for _, alias := range found.DomainAliases {
		result.DomainAliases = append(result.DomainAliases, types.StringValue(alias))
	}
	if found.BuildSettings.DeployKeyID != nil {
		var key deployKey
		if _, err := d.session.client.call(ctx, http.MethodGet, "/deploy_keys/"+url.PathEscape(*found.BuildSettings.DeployKeyID), nil, nil, &key); err != nil {
			response.Diagnostics.AddError("Error reading site deploy key", fmt.Sprintf("Site %q: %q", found.ID, err))
			return
		}
		result.GitDeployKey = types.StringValue(key.PublicKey)
	}
	response.Diagnostics.Append(response.State.Set(ctx, result)...)
}

func (d *siteData) find(ctx context.Context, config *siteDataModel, diagnostics *diag.Diagnostics) *site {
	if id := config.ID.ValueString(); id != "" {
		var found site
		if _, err := d.session.client.call(ctx, http.MethodGet, sitePath(config.ID), nil, nil, &found); err != nil {
			diagnostics.AddError("Error reading Netlify site", fmt.Sprintf("Site %q: %q", id, err))
			return nil
		}
		return &found
	}
	team, name := config.TeamSlug.ValueString(), config.Name.ValueString()
	if team == "" && d.session.team != nil {
		team = d.session.team.Slug
	}
	if team == "" {
		diagnostics.AddError("Missing team", "A site is looked up by name in a team: give team_slug, or configure the provider with a default team.")
		return nil
	}
	var sites []site
	if _, err := d.session.client.call(ctx, http.MethodGet, "/"+url.PathEscape(team)+"/sites", url.Values{"name": {name}}, nil, &sites); err != nil {
		diagnostics.AddError("Error reading Netlify site", fmt.Sprintf("Sites of team %q: %q", team, err))
		return nil
	}
	for index := range sites {
		if sites[index].Name == name {
			return &sites[index]
		}
	}
	diagnostics.AddError("Error reading Netlify site", fmt.Sprintf("There is no site named %q in team %q.", name, team))
	return nil
}
