// Command netlify-provider stands in for the Terraform provider netlify/netlify 0.4.4 on machines that cannot fetch it.
//
// It has the official schema for the resources and data sources that Causeway uses, makes the same REST calls and is as strict with the
// answers. Wherever the official binary is found, that one is used. What is known of the official one stands in docs of each file.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
)

const version = "0.4.4"

func main() {
	err := providerserver.Serve(context.Background(), newProvider, providerserver.ServeOpts{
		Address:         "registry.opentofu.org/netlify/netlify",
		ProtocolVersion: 6,
	})
	if err != nil {
		log.Fatal(err)
	}
}
