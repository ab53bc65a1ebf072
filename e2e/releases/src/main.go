// Cert-manager's five commands in one program, composed from cert-manager's own
// packages. Since v1.12 upstream's commands are modules of their own, which this
// one does without: all that they compose is in the root module.
//
// The name it is called by (or else its first argument) says which command it
// is: controller, webhook, cainjector, acmesolver or startupapicheck.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	webhookvalidation "github.com/cert-manager/cert-manager/internal/apis/config/webhook/validation"
	"github.com/cert-manager/cert-manager/internal/kube"
	cmwebhook "github.com/cert-manager/cert-manager/internal/webhook"
	"github.com/cert-manager/cert-manager/pkg/issuer/acme/http/solver"
	logf "github.com/cert-manager/cert-manager/pkg/logs"
	"github.com/cert-manager/cert-manager/pkg/util"
	"github.com/cert-manager/cert-manager/pkg/util/cmapichecker"
	webhookconfigfile "github.com/cert-manager/cert-manager/pkg/webhook/configfile"
	logsapi "k8s.io/component-base/logs/api/v1"
	ctrl "sigs.k8s.io/controller-runtime"
)

var commands = map[string]func(context.Context, []string) error{
	"controller":      controller,
	"webhook":         webhook,
	"cainjector":      injector,
	"acmesolver":      acmesolver,
	"startupapicheck": startupapicheck,
}

func main() {
	name, args := filepath.Base(os.Args[0]), os.Args[1:]
	if commands[name] == nil && len(args) > 0 {
		name, args = args[0], args[1:]
	}
	run := commands[name]
	if run == nil {
		fmt.Fprintln(os.Stderr, "usage: cert-manager controller|webhook|cainjector|acmesolver|startupapicheck [flags]")
		os.Exit(2)
	}
	if slices.Contains(args, "--version") {
		fmt.Println(name, util.AppVersion)
		return
	}

	// The first signal asks for an orderly stop, the second one kills.
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)

	logf.InitLogs()
	ctrl.SetLogger(logf.Log)
	ctx = logf.NewContext(ctx, logf.Log, name)
	logf.FromContext(ctx).Info("starting", "version", util.AppVersion)

	err := run(ctx, args)
	if err != nil && !errors.Is(err, context.Canceled) {
		logf.FromContext(ctx).Error(err, "failed")
		logf.FlushLogs()
		if errors.Is(err, context.DeadlineExceeded) {
			os.Exit(124) // what upstream's check answers after its --wait
		}
		os.Exit(1)
	}
	logf.FlushLogs()
}

// webhook serves admission (and, where a version has it, conversion), /livez and /healthz.
func webhook(ctx context.Context, args []string) error {
	file := webhookconfigfile.New()
	if err := load(ctx, file, "webhook", "WebhookConfiguration", args); err != nil {
		return err
	}
	if errs := webhookvalidation.ValidateWebhookConfiguration(file.Config, nil); len(errs) > 0 {
		return errs.ToAggregate()
	}
	if err := apply(file.Config.FeatureGates, &file.Config.Logging); err != nil {
		return err
	}
	server, err := cmwebhook.NewCertManagerWebhookServer(logf.FromContext(ctx), *file.Config)
	if err != nil {
		return err
	}
	return server.Run(ctx)
}

// acmesolver answers one HTTP-01 challenge.
func acmesolver(ctx context.Context, args []string) error {
	opts := struct {
		solver.HTTP01Solver
		Logging logsapi.LoggingConfiguration
	}{Logging: *logsapi.NewLoggingConfiguration()}
	opts.ListenPort = 8089
	if err := errors.Join(setFlags(ctx, &opts, args), apply(nil, &opts.Logging)); err != nil {
		return err
	}
	context.AfterFunc(ctx, func() { _ = opts.Shutdown(context.Background()) })
	if err := opts.Listen(logf.FromContext(ctx)); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// startupapicheck ("check api --wait=1m") creates a Certificate in a dry run
// until the API server and the webhook let it pass.
func startupapicheck(ctx context.Context, args []string) error {
	opts := struct {
		KubeConfig, Namespace string
		Wait, Interval        time.Duration
		Logging               logsapi.LoggingConfiguration
	}{Interval: 5 * time.Second, Logging: *logsapi.NewLoggingConfiguration()}
	if err := errors.Join(setFlags(ctx, &opts, args), apply(nil, &opts.Logging)); err != nil {
		return err
	}
	if opts.Namespace == "" {
		opts.Namespace = "default"
		if ns, err := os.ReadFile("/var/run/secrets/kubernetes.io/serviceaccount/namespace"); err == nil {
			opts.Namespace = string(ns)
		}
	}
	restConfig, err := kube.BuildClientConfig("", opts.KubeConfig)
	if err != nil {
		return err
	}
	checker, err := cmapichecker.New(restConfig, opts.Namespace)
	if err != nil {
		return err
	}
	for end := time.Now().Add(opts.Wait); ; {
		err := checker.Check(ctx)
		if err == nil {
			fmt.Println("The cert-manager API is ready")
			return nil
		}
		logf.FromContext(ctx).Info("not ready", "reason", cmapichecker.TranslateToSimpleError(err), "err", err.Error())
		if opts.Wait == 0 {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("%w: %w", context.DeadlineExceeded, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(opts.Interval):
		}
	}
}
