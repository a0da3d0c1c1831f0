//go:build tools

// Package tools names what the tests of printed commands build: gh.
package tools

import _ "github.com/cli/cli/v2/cmd/gh"
