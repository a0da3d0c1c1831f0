//go:build tools

// Package tools pins the engine's language host for YAML programs, which a downloaded CLI brings along.
package tools

import _ "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml"
