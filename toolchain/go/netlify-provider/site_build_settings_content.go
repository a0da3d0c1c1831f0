package main

import "github.com/hashicorp/terraform-plugin-framework/types"

// fill takes over what the site has. It dies where the official provider dies.
func (m *siteBuildSettingsModel) fill(current *site) {
	settings := current.BuildSettings
	m.BaseDirectory = types.StringPointerValue(settings.Base)
	m.PackageDirectory = types.StringPointerValue(settings.PackagePath)
	m.BuildCommand = types.StringPointerValue(settings.Cmd)
	m.PublishDirectory = types.StringPointerValue(settings.Dir)
	m.FunctionsDirectory = types.StringPointerValue(settings.FunctionsDir)
	m.StopBuilds = types.BoolPointerValue(settings.StopBuilds)
	m.ProductionBranch = types.StringPointerValue(settings.RepoBranch)
	m.DeployPreviews = types.BoolValue(settings.SkipPrs == nil || !*settings.SkipPrs)
	m.PreventNonGitProdDeploys = types.BoolPointerValue(current.PreventNonGitProdDeploys)
	m.BuildImage = types.StringValue(current.BuildImage)
	m.FunctionsRegion = types.StringPointerValue(current.FunctionsRegion)
	if current.ProcessingSettings.HTML == nil {
		panic("site " + current.ID + " has no processing_settings.html") // the official provider dereferences it
	}
	m.PrettyURLs = types.BoolPointerValue(current.ProcessingSettings.HTML.PrettyURLs)

	m.BranchDeployBranches = []types.String{}
	allowed := []string{}
	if settings.AllowedBranches != nil {
		allowed = *settings.AllowedBranches
	}
	m.BranchDeployAllBranches = types.BoolValue(len(allowed) == 0)
	for _, branch := range allowed {
		if settings.RepoBranch == nil {
			panic("site " + current.ID + " has allowed branches and no linked repository") // the official provider dereferences repo_branch
		}
		if branch != *settings.RepoBranch {
			m.BranchDeployBranches = append(m.BranchDeployBranches, types.StringValue(branch))
		}
	}
}

// change is the update that makes the site as planned. It writes `branch` although it reads `repo_branch`, and leaves the functions'
// region out when it would stay as it is.
func (m *siteBuildSettingsModel) change(current *siteBuildSettingsModel) partialSite {
	allowed := []string{}
	if !m.BranchDeployAllBranches.ValueBool() {
		allowed = append(allowed, m.ProductionBranch.ValueString())
		for _, branch := range m.BranchDeployBranches {
			allowed = append(allowed, branch.ValueString())
		}
	}
	skipPrs := !m.DeployPreviews.ValueBool()
	image, region := m.BuildImage, m.FunctionsRegion
	if image.IsNull() {
		image = current.BuildImage
	}
	if region.IsNull() || region.Equal(current.FunctionsRegion) {
		region = types.StringNull()
	}
	return partialSite{
		BuildSettings: &buildSettings{
			Base:            m.BaseDirectory.ValueStringPointer(),
			PackagePath:     m.PackageDirectory.ValueStringPointer(),
			Cmd:             m.BuildCommand.ValueStringPointer(),
			Dir:             m.PublishDirectory.ValueStringPointer(),
			FunctionsDir:    m.FunctionsDirectory.ValueStringPointer(),
			StopBuilds:      m.StopBuilds.ValueBoolPointer(),
			Branch:          m.ProductionBranch.ValueStringPointer(),
			AllowedBranches: &allowed,
			SkipPrs:         &skipPrs,
		},
		ProcessingSettings:       &processingSettings{HTML: &htmlProcessing{PrettyURLs: m.PrettyURLs.ValueBoolPointer()}},
		BuildImage:               image.ValueStringPointer(),
		FunctionsRegion:          region.ValueStringPointer(),
		PreventNonGitProdDeploys: m.PreventNonGitProdDeploys.ValueBoolPointer(),
	}
}
