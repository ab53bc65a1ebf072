package main

import (
	"context"
	"errors"
	"os"

	config "github.com/cert-manager/cert-manager/internal/apis/config/controller"
	cm "github.com/cert-manager/cert-manager/pkg/controller"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
)

// elect closes elected once this process holds the lease and returns when it
// no longer does: with an error, unless it was told to stop.
func elect(ctx context.Context, cfg *config.ControllerConfiguration, factory *cm.ContextFactory, watchdog *leaderelection.HealthzAdaptor, elected chan struct{}) error {
	own, err := factory.Build("leader-election")
	if err != nil {
		return err
	}
	host, err := os.Hostname()
	if err != nil {
		return err
	}
	// The chart's Role names this Lease.
	lock, err := resourcelock.New(resourcelock.LeasesResourceLock,
		cfg.LeaderElectionConfig.Namespace, "cert-manager-controller",
		own.Client.CoreV1(), own.Client.CoordinationV1(),
		resourcelock.ResourceLockConfig{Identity: host + "-external-cert-manager-controller", EventRecorder: own.Recorder})
	if err != nil {
		return err
	}
	elector, err := leaderelection.NewLeaderElector(leaderelection.LeaderElectionConfig{
		Lock:            lock,
		LeaseDuration:   cfg.LeaderElectionConfig.LeaseDuration,
		RenewDeadline:   cfg.LeaderElectionConfig.RenewDeadline,
		RetryPeriod:     cfg.LeaderElectionConfig.RetryPeriod,
		ReleaseOnCancel: true,
		WatchDog:        watchdog,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(context.Context) { close(elected) },
			OnStoppedLeading: func() {},
		},
	})
	if err != nil {
		return err
	}
	elector.Run(ctx)
	if ctx.Err() == nil {
		return errors.New("leader election lost")
	}
	return nil
}
