//go:build tools

// Package tools pins the plugin that runs any Terraform provider.
package tools

import _ "github.com/pulumi/pulumi-terraform-bridge/v3/dynamic"
