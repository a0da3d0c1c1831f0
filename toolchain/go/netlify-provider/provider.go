package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

const defaultEndpoint = "https://api.netlify.com"

type netlifyProvider struct{}

type providerConfig struct {
	Endpoint        types.String `tfsdk:"endpoint"`
	Token           types.String `tfsdk:"token"`
	DefaultTeamID   types.String `tfsdk:"default_team_id"`
	DefaultTeamSlug types.String `tfsdk:"default_team_slug"`
}

// session is what resources and data sources are configured with; team is the default team, nil when none was configured.
type session struct {
	client *client
	team   *account
}

func newProvider() provider.Provider { return &netlifyProvider{} }

func (p *netlifyProvider) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "netlify"
	response.Version = version
}

func (p *netlifyProvider) Schema(_ context.Context, _ provider.SchemaRequest, response *provider.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"endpoint": schema.StringAttribute{Optional: true},
		"token":    schema.StringAttribute{Optional: true, Sensitive: true},
		"default_team_id": schema.StringAttribute{
			Optional:   true,
			Validators: []validator.String{stringvalidator.ConflictsWith(path.MatchRoot("default_team_slug"))},
		},
		"default_team_slug": schema.StringAttribute{
			Optional:   true,
			Validators: []validator.String{stringvalidator.ConflictsWith(path.MatchRoot("default_team_id"))},
		},
	}}
}

func (p *netlifyProvider) Configure(ctx context.Context, request provider.ConfigureRequest, response *provider.ConfigureResponse) {
	var config providerConfig
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if config.Endpoint.IsUnknown() {
		response.Diagnostics.AddAttributeError(path.Root("endpoint"), "Unknown Netlify API endpoint", "The endpoint must be known before the provider is configured.")
	}
	if config.Token.IsUnknown() {
		response.Diagnostics.AddAttributeError(path.Root("token"), "Unknown Netlify API token", "The token must be known before the provider is configured.")
	}
	if response.Diagnostics.HasError() {
		return
	}

	endpoint := setting(config.Endpoint, "NETLIFY_API_ENDPOINT", defaultEndpoint)
	token := setting(config.Token, "NETLIFY_API_TOKEN", "")
	address, err := url.Parse(endpoint)
	if endpoint == "" || err != nil {
		response.Diagnostics.AddError("Invalid Netlify API endpoint", "Give a URL as `endpoint` or in NETLIFY_API_ENDPOINT, or leave both out.")
	}
	if token == "" {
		response.Diagnostics.AddError("Missing Netlify API token", "Give `token` or set NETLIFY_API_TOKEN.")
	}
	if response.Diagnostics.HasError() {
		return
	}
	if address.Scheme == "" {
		address.Scheme = "https"
	}

	data := &session{client: &client{endpoint: address.String(), token: token}}
	switch {
	case !config.DefaultTeamID.IsNull():
		data.team = data.teamByID(ctx, config.DefaultTeamID.ValueString(), &response.Diagnostics)
	case !config.DefaultTeamSlug.IsNull():
		data.team = data.teamBySlug(ctx, config.DefaultTeamSlug.ValueString(), &response.Diagnostics)
	}
	if response.Diagnostics.HasError() {
		return
	}
	response.ResourceData = data
	response.DataSourceData = data
}

func (p *netlifyProvider) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		func() resource.Resource { return &environmentVariable{} },
		func() resource.Resource { return &siteBuildSettings{} },
		func() resource.Resource { return &siteDomainSettings{} },
	}
}

func (p *netlifyProvider) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{
		func() datasource.DataSource { return &siteData{} },
		func() datasource.DataSource { return &teamData{} },
	}
}

// setting is the configured value, else the variable's when it is set (even to nothing), else the fallback.
func setting(configured types.String, variable, fallback string) string {
	if !configured.IsNull() {
		return configured.ValueString()
	}
	if value, isSet := os.LookupEnv(variable); isSet {
		return value
	}
	return fallback
}

func (s *session) teamByID(ctx context.Context, id string, diagnostics *diag.Diagnostics) *account {
	var team account
	if _, err := s.client.call(ctx, http.MethodGet, "/accounts/"+url.PathEscape(id), nil, nil, &team); err != nil {
		diagnostics.AddError("Error reading Netlify team", fmt.Sprintf("Could not read the Netlify team %q: %q", id, err))
		return nil
	}
	return &team
}

func (s *session) teamBySlug(ctx context.Context, slug string, diagnostics *diag.Diagnostics) *account {
	var teams []account
	if _, err := s.client.call(ctx, http.MethodGet, "/accounts", nil, nil, &teams); err != nil {
		diagnostics.AddError("Error reading Netlify team", fmt.Sprintf("Could not list the Netlify teams: %q", err))
		return nil
	}
	for index := range teams {
		if teams[index].Slug == slug {
			return &teams[index]
		}
	}
	diagnostics.AddError("Error reading Netlify team", fmt.Sprintf("No Netlify team with the slug %q can be seen with this token.", slug))
	return nil
}

// sessionOf takes the session out of what the framework hands to Configure; it is nil while only schemas are asked for.
func sessionOf(data any, diagnostics *diag.Diagnostics) *session {
	if data == nil {
		return nil
	}
	configured, ok := data.(*session)
	if !ok {
		diagnostics.AddError("Unexpected provider data", fmt.Sprintf("Expected *session, got %T.", data))
	}
	return configured
}
