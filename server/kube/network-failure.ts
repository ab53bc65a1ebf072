import { isFailure, Failure } from '@/shared/failure';

const texts: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'the connection was refused. Check that the API server runs and that the address is right.',
  ECONNRESET: 'the connection was cut. Certferry tries again by itself.',
  EPIPE: 'the connection was cut. Certferry tries again by itself.',
  ENOTFOUND: 'its name could not be found. Check the address in the kubeconfig, DNS and VPN.',
  EAI_AGAIN: 'its name could not be looked up. Check DNS and VPN.',
  ETIMEDOUT: 'it did not answer in time. Check the network, VPN and firewall.',
  EHOSTUNREACH: 'there is no way to its host. Check the network and VPN.',
  ENETUNREACH: 'there is no way to its network. Check the network and VPN.',
};

const untrusted = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
]);

function tlsText(code: string): string | undefined {
  if (untrusted.has(code))
    return 'its certificate is not signed by the authority that the kubeconfig names. Check certificate-authority-data: the server may have been rebuilt, or something stands between.';
  if (code === 'CERT_HAS_EXPIRED')
    return "its certificate has expired. Renew the API server's certificate.";
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return 'its certificate is for another name. Check the address, or set tls-server-name in the kubeconfig.';
  if (
    code.startsWith('ERR_SSL') ||
    code.startsWith('ERR_TLS') ||
    code === 'EPROTO' ||
    code.startsWith('ERR_OSSL')
  )
    return `TLS failed (${code}). Check that the address speaks HTTPS and that the client certificate is valid.`;
  return undefined;
}

/** Turns what Node says of a broken connection into a sentence about `what`, on which server, and what to do. */
export function networkFailure(
  error: unknown,
  what: string,
  cluster: { name: string; server: string },
): Failure {
  if (isFailure(error)) return error;
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const text =
    texts[code] ??
    tlsText(code) ??
    (error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.');
  return new Failure(
    'unavailable',
    `Could not ${what} in cluster ${cluster.name}: could not talk to ${cluster.server}: ${text}`,
    { cause: error },
  );
}
