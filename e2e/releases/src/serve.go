package main

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"reflect"

	"github.com/cert-manager/cert-manager/internal/apis/config/shared"
	servertls "github.com/cert-manager/cert-manager/pkg/server/tls"
	"github.com/cert-manager/cert-manager/pkg/server/tls/authority"
	"golang.org/x/sync/errgroup"
	"k8s.io/client-go/rest"
	cliflag "k8s.io/component-base/cli/flag"
)

// serve runs an HTTP server in the group until ctx ends.
func serve(ctx context.Context, group *errgroup.Group, listener net.Listener, server *http.Server) {
	context.AfterFunc(ctx, func() { _ = server.Close() })
	group.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
}

// listen opens addr, with TLS where the configuration has certificates for it.
func listen(ctx context.Context, group *errgroup.Group, addr string, cfg shared.TLSConfig, restConfig *rest.Config) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	source := certificateSource(cfg, restConfig, "cert-manager")
	if err != nil || source == nil {
		return listener, err
	}
	group.Go(func() error { return source.Start(ctx) })
	tlsConfig, err := serverTLS(cfg, source)
	return tls.NewListener(listener, tlsConfig), err
}

func serverTLS(cfg shared.TLSConfig, source servertls.CertificateSource) (*tls.Config, error) {
	ciphers, err1 := cliflag.TLSCipherSuites(cfg.CipherSuites)
	version, err2 := cliflag.TLSVersion(cfg.MinTLSVersion)
	return &tls.Config{GetCertificate: source.GetCertificate, CipherSuites: ciphers, MinVersion: version}, errors.Join(err1, err2)
}

// certificateSource is where a serving certificate comes from: files, a CA in
// a Secret that cert-manager manages itself, or (nil) nowhere.
func certificateSource(cfg shared.TLSConfig, restConfig *rest.Config, owner string) servertls.CertificateSource {
	switch {
	case cfg.FilesystemConfigProvided():
		return &servertls.FileCertificateSource{CertPath: cfg.Filesystem.CertFile, KeyPath: cfg.Filesystem.KeyFile}
	case cfg.DynamicConfigProvided():
		ca := &authority.DynamicAuthority{
			SecretNamespace: cfg.Dynamic.SecretNamespace,
			SecretName:      cfg.Dynamic.SecretName,
			LeafDuration:    cfg.Dynamic.LeafDuration,
			RESTConfig:      restConfig,
		}
		if labels := field(ca, "SecretLabels"); labels.IsValid() { // v1.18 and later
			labels.Set(reflect.ValueOf(map[string]string{"app.kubernetes.io/managed-by": owner}))
		}
		return &servertls.DynamicSource{DNSNames: cfg.Dynamic.DNSNames, Authority: ca}
	}
	return nil
}
