//go:build tools

// Package tools names what the check of the workflows builds: actionlint.
package tools

import _ "github.com/rhysd/actionlint/cmd/actionlint"
