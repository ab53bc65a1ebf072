package main

import (
	"context"
	"fmt"
	"reflect"

	config "github.com/cert-manager/cert-manager/internal/apis/config/controller"
	cm "github.com/cert-manager/cert-manager/pkg/controller"
	dnsutil "github.com/cert-manager/cert-manager/pkg/issuer/acme/dns/util"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/util/sets"
)

// Options that only some versions have; a file with a build tag adds them.
var versionOptions []func(context.Context, *config.ControllerConfiguration, *cm.ContextOptions)

// contextOptions puts the configuration into the shape the controllers read.
func contextOptions(ctx context.Context, cfg *config.ControllerConfiguration) (cm.ContextOptions, error) {
	http01, dns01 := cfg.ACMEHTTP01Config, cfg.ACMEDNS01Config
	opts := cm.ContextOptions{
		Kubeconfig:         cfg.KubeConfig,
		APIServerHost:      cfg.APIServerHost,
		KubernetesAPIQPS:   cfg.KubernetesAPIQPS,
		KubernetesAPIBurst: cfg.KubernetesAPIBurst,
		Namespace:          cfg.Namespace,
		ACMEOptions: cm.ACMEOptions{
			HTTP01SolverImage:            http01.SolverImage,
			HTTP01SolverNameservers:      http01.SolverNameservers,
			ACMEHTTP01SolverRunAsNonRoot: http01.SolverRunAsNonRoot,
			DNS01Nameservers:             dns01.RecursiveNameservers,
			DNS01CheckRetryPeriod:        dns01.CheckRetryPeriod,
			DNS01CheckAuthoritative:      !dns01.RecursiveNameserversOnly,
		},
		IssuerOptions: cm.IssuerOptions{
			ClusterIssuerAmbientCredentials: cfg.ClusterIssuerAmbientCredentials,
			IssuerAmbientCredentials:        cfg.IssuerAmbientCredentials,
			ClusterResourceNamespace:        cfg.ClusterResourceNamespace,
		},
		IngressShimOptions: cm.IngressShimOptions{
			DefaultIssuerName:                 cfg.IngressShimConfig.DefaultIssuerName,
			DefaultIssuerKind:                 cfg.IngressShimConfig.DefaultIssuerKind,
			DefaultIssuerGroup:                cfg.IngressShimConfig.DefaultIssuerGroup,
			DefaultAutoCertificateAnnotations: cfg.IngressShimConfig.DefaultAutoCertificateAnnotations,
		},
		CertificateOptions: cm.CertificateOptions{
			EnableOwnerRef:           cfg.EnableCertificateOwnerRef,
			CopiedAnnotationPrefixes: cfg.CopiedAnnotationPrefixes,
		},
		SchedulerOptions: cm.SchedulerOptions{MaxConcurrentChallenges: cfg.MaxConcurrentChallenges},
		ConfigOptions:    cm.ConfigOptions{EnableGatewayAPI: gatewayAPI(cfg)},
	}
	if len(opts.DNS01Nameservers) == 0 {
		opts.DNS01Nameservers = dnsutil.RecursiveNameservers
	}
	for quantity, text := range map[*resource.Quantity]string{
		&opts.HTTP01SolverResourceRequestCPU:    http01.SolverResourceRequestCPU,
		&opts.HTTP01SolverResourceRequestMemory: http01.SolverResourceRequestMemory,
		&opts.HTTP01SolverResourceLimitsCPU:     http01.SolverResourceLimitsCPU,
		&opts.HTTP01SolverResourceLimitsMemory:  http01.SolverResourceLimitsMemory,
	} {
		var err error
		if *quantity, err = resource.ParseQuantity(text); err != nil {
			return opts, fmt.Errorf("solver resources: %w", err)
		}
	}
	// v1.18 and later
	carry(&opts, "ExtraCertificateAnnotations", cfg, "IngressShimConfig.ExtraCertificateAnnotations")
	// v1.20 and later
	carry(&opts, "CertificateRequestMinimumBackoffDuration", cfg, "CertificateRequestMinimumBackoffDuration")
	carry(&opts, "EnableGatewayAPIListenerSet", cfg, "GatewayAPIConfig.EnableListenerSet|EnableGatewayAPIListenerSet")
	// v1.21 and later
	carry(&opts, "CertificateRequestMaximumBackoffDuration", cfg, "CertificateRequestMaximumBackoffDuration")
	carry(&opts, "HTTP01SolverExtraLabels", cfg, "ACMEHTTP01Config.SolverExtraLabels")
	carry(&opts, "HTTP01SolverRuntimeClassName", cfg, "ACMEHTTP01Config.SolverRuntimeClassName")
	if protocols := field(cfg, "GatewayAPIConfig.ExtraProtocols"); protocols.IsValid() {
		field(&opts, "GatewayAPIExtraProtocols").Set(reflect.ValueOf(sets.New(protocols.Interface().([]string)...)))
	}
	for _, add := range versionOptions {
		add(ctx, cfg, &opts)
	}
	return opts, nil
}
