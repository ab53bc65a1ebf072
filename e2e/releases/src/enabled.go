package main

import (
	"strings"

	config "github.com/cert-manager/cert-manager/internal/apis/config/controller"
	defaults "github.com/cert-manager/cert-manager/internal/apis/config/controller/v1alpha1"
	"github.com/cert-manager/cert-manager/internal/controller/feature"
	gateways "github.com/cert-manager/cert-manager/pkg/controller/certificate-shim/gateways"
	"github.com/cert-manager/cert-manager/pkg/controller/clusterissuers"
	utilfeature "github.com/cert-manager/cert-manager/pkg/util/feature"
	"k8s.io/apimachinery/pkg/util/sets"
)

// Controllers that only some versions have; a file with a build tag adds them.
var versionControls []func(*config.ControllerConfiguration, sets.Set[string])

// enabledControllers reads the --controllers list: names, "*" for the default
// ones (also when only "-name" entries are given), "-name" to leave one out.
func enabledControllers(cfg *config.ControllerConfiguration) sets.Set[string] {
	on, off := sets.New[string](), sets.New[string]()
	for _, name := range cfg.Controllers {
		if without, ok := strings.CutPrefix(name, "-"); ok {
			off.Insert(without)
		} else {
			on.Insert(name)
		}
	}
	if on.Has("*") || on.Len() == 0 {
		on.Delete("*").Insert(defaults.DefaultEnabledControllers...)
	}
	if utilfeature.DefaultFeatureGate.Enabled(feature.ExperimentalCertificateSigningRequestControllers) {
		on.Insert(defaults.ExperimentalCertificateSigningRequestControllers...)
	}
	if gatewayAPI(cfg) {
		on.Insert(gateways.ControllerName)
	}
	for _, add := range versionControls {
		add(cfg, on)
	}
	if cfg.Namespace != "" {
		on.Delete(clusterissuers.ControllerName).Delete(defaults.ExperimentalCertificateSigningRequestControllers...)
	}
	return on.Difference(off)
}

// gatewayAPI says whether the Gateway API is asked for; v1.21 moved the field.
func gatewayAPI(cfg *config.ControllerConfiguration) bool {
	return utilfeature.DefaultFeatureGate.Enabled(feature.ExperimentalGatewayAPISupport) &&
		field(cfg, "GatewayAPIConfig.Enabled|EnableGatewayAPI").Bool()
}
