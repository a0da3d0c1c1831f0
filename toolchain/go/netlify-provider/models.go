package main

import "time"

// account is a Netlify team. All fields are required, whether read or not.
type account struct {
	Capabilities                 map[string]any   `json:"capabilities"`
	CreatedAt                    time.Time        `json:"created_at"`
	ID                           string           `json:"id"`
	MemberRoles                  []map[string]any `json:"member_roles"`
	Name                         string           `json:"name"`
	OwnerIDs                     []string         `json:"owner_ids"`
	Role                         string           `json:"role"`
	RolesAllowed                 []string         `json:"roles_allowed"`
	Slug                         string           `json:"slug"`
	TypeID                       string           `json:"type_id"`
	TypeName                     string           `json:"type_name"`
	TypeSlug                     string           `json:"type_slug"`
	UpdatedAt                    time.Time        `json:"updated_at"`
	SupportAdministrationEnabled bool             `json:"support_administration_enabled"`
	DeployDiagnosticsSetting     string           `json:"deploy_diagnostics_setting"`
	AiUsageEnabledSetting        string           `json:"ai_usage_enabled_setting"`
	AiUsageLimitEnforced         bool             `json:"ai_usage_limit_enforced"`
	ConfigurableLimitsExceeded   []map[string]any `json:"configurable_limits_exceeded"`
	BlockSiteTransfers           bool             `json:"block_site_transfers"`
	CreditAlertPercentage        int64            `json:"credit_alert_percentage"`
	InOperationalMode            bool             `json:"in_operational_mode"`
}

func (a *account) UnmarshalJSON(text []byte) error {
	type plain account
	return decodeComplete(text, (*plain)(a))
}

// buildSettings is how a site builds. A site without a linked repository has no repo_branch.
type buildSettings struct {
	Base            *string   `json:"base,omitempty"`
	PackagePath     *string   `json:"package_path,omitempty"`
	Cmd             *string   `json:"cmd,omitempty"`
	Dir             *string   `json:"dir,omitempty"`
	FunctionsDir    *string   `json:"functions_dir,omitempty"`
	StopBuilds      *bool     `json:"stop_builds,omitempty"`
	Branch          *string   `json:"branch,omitempty"`
	RepoBranch      *string   `json:"repo_branch,omitempty"`
	AllowedBranches *[]string `json:"allowed_branches,omitempty"`
	SkipPrs         *bool     `json:"skip_prs,omitempty"`
	DeployKeyID     *string   `json:"deploy_key_id,omitempty"`
}

type htmlProcessing struct {
	PrettyURLs *bool `json:"pretty_urls,omitempty"`
}

type processingSettings struct {
	HTML *htmlProcessing `json:"html,omitempty"`
}

// site is a Netlify site. Fields without omitempty are required, whether read or not.
type site struct {
	ID                        string             `json:"id"`
	Plan                      string             `json:"plan"`
	Name                      string             `json:"name"`
	DefaultDomain             string             `json:"default_domain"`
	CustomDomain              string             `json:"custom_domain"`
	BranchDeployCustomDomain  string             `json:"branch_deploy_custom_domain"`
	DeployPreviewCustomDomain string             `json:"deploy_preview_custom_domain"`
	DomainAliases             []string           `json:"domain_aliases"`
	SsoLogin                  bool               `json:"sso_login"`
	SsoLoginContext           string             `json:"sso_login_context"`
	NotificationEmail         string             `json:"notification_email"`
	URL                       string             `json:"url"`
	AdminURL                  string             `json:"admin_url"`
	DeployURL                 string             `json:"deploy_url"`
	State                     string             `json:"state"`
	ScreenshotURL             string             `json:"screenshot_url"`
	CreatedAt                 time.Time          `json:"created_at"`
	UpdatedAt                 time.Time          `json:"updated_at"`
	SslURL                    string             `json:"ssl_url"`
	ForceSsl                  bool               `json:"force_ssl"`
	BuildSettings             buildSettings      `json:"build_settings"`
	ProcessingSettings        processingSettings `json:"processing_settings"`
	DeployHook                string             `json:"deploy_hook"`
	ManagedDNS                bool               `json:"managed_dns"`
	AccountID                 string             `json:"account_id"`
	AccountSlug               string             `json:"account_slug"`
	AccountName               string             `json:"account_name"`
	Capabilities              map[string]any     `json:"capabilities"`
	IDDomain                  string             `json:"id_domain"`
	BuildImage                string             `json:"build_image"`
	BuildTimelimit            float32            `json:"build_timelimit"`
	DeployRetentionInDays     float32            `json:"deploy_retention_in_days"`
	Labels                    []map[string]any   `json:"labels"`
	FunctionsRegion           *string            `json:"functions_region,omitempty"`
	PreventNonGitProdDeploys  *bool              `json:"prevent_non_git_prod_deploys,omitempty"`
}

func (s *site) UnmarshalJSON(text []byte) error {
	type plain site
	return decodeComplete(text, (*plain)(s))
}

// partialSite is the body of a site update; what is nil is not sent, so an update can set a domain but never take one away.
type partialSite struct {
	CustomDomain              *string             `json:"custom_domain,omitempty"`
	DomainAliases             *[]string           `json:"domain_aliases,omitempty"`
	BranchDeployCustomDomain  *string             `json:"branch_deploy_custom_domain,omitempty"`
	DeployPreviewCustomDomain *string             `json:"deploy_preview_custom_domain,omitempty"`
	BuildSettings             *buildSettings      `json:"build_settings,omitempty"`
	ProcessingSettings        *processingSettings `json:"processing_settings,omitempty"`
	BuildImage                *string             `json:"build_image,omitempty"`
	FunctionsRegion           *string             `json:"functions_region,omitempty"`
	PreventNonGitProdDeploys  *bool               `json:"prevent_non_git_prod_deploys,omitempty"`
}

type envVarValue struct {
	Value            *string `json:"value,omitempty"`
	Context          *string `json:"context,omitempty"`
	ContextParameter *string `json:"context_parameter,omitempty"`
}

// envVar is an environment variable of a site or of a team.
type envVar struct {
	Key       string         `json:"key"`
	Scopes    []string       `json:"scopes,omitempty"`
	Values    []envVarValue  `json:"values"`
	UpdatedAt time.Time      `json:"updated_at"`
	UpdatedBy map[string]any `json:"updated_by"`
	IsSecret  *bool          `json:"is_secret,omitempty"`
}

func (v *envVar) UnmarshalJSON(text []byte) error {
	type plain envVar
	return decodeComplete(text, (*plain)(v))
}

// envVarChange is the body of an environment variable's update.
type envVarChange struct {
	Scopes   []string      `json:"scopes,omitempty"`
	Values   []envVarValue `json:"values"`
	IsSecret bool          `json:"is_secret"`
}

type wafPolicy struct {
	ID *string `json:"id,omitempty"`
}

type deployKey struct {
	ID        string    `json:"id"`
	PublicKey string    `json:"public_key"`
	CreatedAt time.Time `json:"created_at"`
}

func (k *deployKey) UnmarshalJSON(text []byte) error {
	type plain deployKey
	return decodeComplete(text, (*plain)(k))
}
