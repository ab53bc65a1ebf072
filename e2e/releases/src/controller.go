package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/cert-manager/cert-manager/internal/apis/config/controller/validation"
	acmelisters "github.com/cert-manager/cert-manager/pkg/client/listers/acme/v1"
	cmlisters "github.com/cert-manager/cert-manager/pkg/client/listers/certmanager/v1"
	cm "github.com/cert-manager/cert-manager/pkg/controller"
	gateways "github.com/cert-manager/cert-manager/pkg/controller/certificate-shim/gateways"
	"github.com/cert-manager/cert-manager/pkg/controller/clusterissuers"
	"github.com/cert-manager/cert-manager/pkg/controller/configfile"
	"github.com/cert-manager/cert-manager/pkg/healthz"
	logf "github.com/cert-manager/cert-manager/pkg/logs"
	"github.com/cert-manager/cert-manager/pkg/util/profiling"
	"golang.org/x/sync/errgroup"
	"k8s.io/apimachinery/pkg/util/sets"

	// The controllers come with the defaults package, the issuers do not.
	_ "github.com/cert-manager/cert-manager/pkg/issuer/acme"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/ca"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/selfsigned"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/vault"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/venafi"
)

// controller runs cert-manager's controllers while it holds the lease.
func controller(ctx context.Context, args []string) error {
	file := configfile.New()
	if err := load(ctx, file, "controller", "ControllerConfiguration", args); err != nil {
		return err
	}
	cfg := file.Config
	if errs := validation.ValidateControllerConfiguration(cfg, nil); len(errs) > 0 {
		return errs.ToAggregate()
	}
	if err := apply(cfg.FeatureGates, &cfg.Logging); err != nil {
		return err
	}
	log := logf.FromContext(ctx)
	group, ctx := errgroup.WithContext(ctx)

	opts, err := contextOptions(ctx, cfg)
	if err != nil {
		return err
	}
	factory, err := cm.NewContextFactory(ctx, opts)
	if err != nil {
		return err
	}
	base, err := factory.Build()
	if err != nil {
		return err
	}
	enabled := enabledControllers(cfg)
	log.Info("enabled controllers", "names", sets.List(enabled))

	// Since v1.19 metrics are collected from the listers when they are read.
	crt, acme := base.SharedInformerFactory.Certmanager().V1(), base.SharedInformerFactory.Acme().V1()
	if m, ok := any(base.Metrics).(interface {
		SetupACMECollector(acmelisters.ChallengeLister)
		SetupCertificateCollector(cmlisters.CertificateLister)
	}); ok {
		m.SetupACMECollector(acme.Challenges().Lister())
		m.SetupCertificateCollector(crt.Certificates().Lister())
	}
	if m, ok := any(base.Metrics).(interface {
		SetupIssuerCollector(cmlisters.IssuerLister)
		SetupClusterIssuerCollector(cmlisters.ClusterIssuerLister)
	}); ok {
		m.SetupIssuerCollector(crt.Issuers().Lister())
		if enabled.Has(clusterissuers.ControllerName) {
			m.SetupClusterIssuerCollector(crt.ClusterIssuers().Lister())
		}
	}

	metrics, err := listen(ctx, group, cfg.MetricsListenAddress, cfg.MetricsTLSConfig, base.RESTConfig)
	if err != nil {
		return err
	}
	serve(ctx, group, metrics, base.Metrics.NewServer(metrics))
	if cfg.EnablePprof {
		pprof, err := net.Listen("tcp", cfg.PprofAddress)
		if err != nil {
			return err
		}
		mux := http.NewServeMux()
		profiling.Install(mux)
		serve(ctx, group, pprof, &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second})
	}
	livez, err := net.Listen("tcp", cfg.HealthzListenAddress)
	if err != nil {
		return err
	}
	health := healthz.NewServer(cfg.LeaderElectionConfig.HealthzTimeout)
	group.Go(func() error { return health.Start(ctx, livez) })

	elected := make(chan struct{})
	if cfg.LeaderElectionConfig.Enabled {
		group.Go(func() error { return elect(ctx, cfg, factory, health.LeaderHealthzAdaptor, elected) })
	} else {
		close(elected)
	}
	select {
	case <-elected:
	case <-ctx.Done(): // stopped, or something above failed
		return group.Wait()
	}

	// Every constructor asks the shared factories for its informers, so all
	// controllers are made before the informers start.
	for name, construct := range cm.Known() {
		if !enabled.Has(name) {
			continue
		}
		c, err := construct(factory)
		if err != nil {
			return fmt.Errorf("controller %s: %w", name, err)
		}
		group.Go(func() error { return c.Run(cfg.NumberOfConcurrentWorkers, ctx) })
	}
	base.SharedInformerFactory.Start(ctx.Done())
	base.KubeSharedInformerFactory.Start(ctx.Done())
	base.HTTP01ResourceMetadataInformersFactory.Start(ctx.Done())
	if enabled.Has(gateways.ControllerName) {
		base.GWShared.Start(ctx.Done())
	}
	return group.Wait()
}
