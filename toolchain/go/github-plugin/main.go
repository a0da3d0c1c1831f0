// Command pulumi-resource-github is the Pulumi GitHub provider, built from the Terraform provider that
// @pulumi/github 6.15.0 was made of, for machines that cannot download the published plugin.
package main

import (
	"encoding/json"
	"io"
	"log"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfgen"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag/colors"
)

// version is stamped by the linker (-X main.version=6.15.0).
var version = "0.0.0-dev"

func main() {
	provider := newProvider(version)
	tfbridge.Main("github", version, provider, generateSchema(provider))
}

// generateSchema takes about 30 ms of each start, which is less trouble than a generated file.
func generateSchema(provider tfbridge.ProviderInfo) []byte {
	generated, err := tfgen.GenerateSchemaWithOptions(tfgen.GenerateSchemaOptions{
		ProviderInfo: provider,
		// What it warns of is documentation, which comes from a checkout of the provider's repository.
		DiagnosticsSink: diag.DefaultSink(io.Discard, io.Discard, diag.FormatOptions{Color: colors.Never}),
		XInMemoryDocs:   true,
	})
	if err != nil {
		log.Fatal(err)
	}
	generated.PackageSpec.Version = provider.Version
	text, err := json.Marshal(generated.PackageSpec)
	if err != nil {
		log.Fatal(err)
	}
	return text
}
