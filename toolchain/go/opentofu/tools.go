//go:build tools

// Package tools names what only the bench builds: OpenTofu.
package tools

import _ "github.com/opentofu/opentofu/cmd/tofu"
