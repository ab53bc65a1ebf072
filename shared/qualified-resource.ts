const groups: Readonly<Record<string, string>> = {
  certificates: 'cert-manager.io',
  certificaterequests: 'cert-manager.io',
  issuers: 'cert-manager.io',
  clusterissuers: 'cert-manager.io',
  orders: 'acme.cert-manager.io',
  challenges: 'acme.cert-manager.io',
};

/**
 * A kind as kubectl cannot take it for another one's: other API groups have certificates and issuers too. Takes the plural
 * name, or several with commas between.
 */
export function qualifiedResource(plural: string): string {
  return plural
    .split(',')
    .map((one) => (groups[one] === undefined ? one : `${one}.${groups[one]}`))
    .join(',');
}
