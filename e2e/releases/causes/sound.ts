import { account, acme, acmeDns } from './acme-cases';
import { solvers } from './acme-server';
import { certificate, clusterIssuer, issuer } from './broken-case';

const web = 'web';
const http01 = { http01: { ingress: { serviceType: 'ClusterIP' } } };
const namespace = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

/** No Ingress controller: the name leads to a Service, and that straight to the solver's Pod. */
const solver = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { namespace: web, name: 'solver' },
  spec: {
    clusterIP: solvers,
    selector: { 'acme.cert-manager.io/http01-solver': 'true' },
    ports: [{ port: 80, targetPort: 8089 }],
  },
};

/** One Certificate that is proven by HTTP-01, and one by DNS-01. */
export const soundByAcme = (ca: string): readonly object[] => [
  namespace(web),
  solver,
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace: web, name: 'dns' },
    stringData: account('records.shop.example', 'us'),
  },
  issuer('by-http', acme(ca, 'by-http', http01), web),
  issuer('by-dns', acme(ca, 'by-dns', acmeDns('dns')), web),
  certificate('by-http', { dnsNames: ['www.shop.example'] }, web),
  certificate('by-dns', { dnsNames: ['records.shop.example'] }, web),
];

const many = 'many';

/** With those of the seed more than a hundred. */
export const soundOnes: readonly object[] = [
  namespace(many),
  ...Array.from({ length: 60 }, (_, index) =>
    certificate(`sound-${index}`, clusterIssuer('company-ca'), many),
  ),
];
