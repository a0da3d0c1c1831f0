//go:build tools

// Package tools names what `npm run verify:others` builds: slsa-verifier.
package tools

import _ "github.com/slsa-framework/slsa-verifier/v2/cli/slsa-verifier"
