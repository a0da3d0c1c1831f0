package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// teamData finds a team by slug, by id, or as the provider's default team.
type teamData struct{ session *session }

type teamDataModel struct {
	ID   types.String `tfsdk:"id"`
	Slug types.String `tfsdk:"slug"`
	Name types.String `tfsdk:"name"`
}

func (d *teamData) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_team"
}

func (d *teamData) Configure(_ context.Context, request datasource.ConfigureRequest, response *datasource.ConfigureResponse) {
	d.session = sessionOf(request.ProviderData, &response.Diagnostics)
}

func (d *teamData) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"id":   schema.StringAttribute{Optional: true, Computed: true},
		"slug": schema.StringAttribute{Optional: true, Computed: true},
		"name": schema.StringAttribute{Computed: true},
	}}
}

func (d *teamData) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var config teamDataModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() {
		return
	}
	var team *account
	switch {
	case config.Slug.ValueString() != "":
		team = d.session.teamBySlug(ctx, config.Slug.ValueString(), &response.Diagnostics)
	case config.ID.ValueString() != "":
		team = d.session.teamByID(ctx, config.ID.ValueString(), &response.Diagnostics)
	case d.session.team != nil:
		team = d.session.teamByID(ctx, d.session.team.ID, &response.Diagnostics)
	default:
		response.Diagnostics.AddError("Missing team", "Give id or slug, or configure the provider with a default team.")
	}
	if team == nil {
		return
	}
	found := teamDataModel{ID: types.StringValue(team.ID), Slug: types.StringValue(team.Slug), Name: types.StringValue(team.Name)}
	response.Diagnostics.Append(response.State.Set(ctx, found)...)
}
