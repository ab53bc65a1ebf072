import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../setup/run.js';

/** Two pods of hello and their Service. */
export function web({ image, greeting }: { image: string; greeting: string }): string {
  return list([
    deployment('web', {
      replicas: 2,
      container: {
        image,
        env: [{ name: 'GREETING', value: greeting }],
        readinessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 1 },
      },
    }),
    service('web', { port: 80, targetPort: 8080 }),
  ]);
}

/** One run of hello that is not tried again. */
export function job({
  name,
  image,
  args,
}: {
  name: string;
  image: string;
  args: string[];
}): string {
  const spec = { restartPolicy: 'Never', containers: [{ name: 'main', image, args }] };
  return list([
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name },
      spec: { backoffLimit: 0, template: { spec } },
    },
  ]);
}

/** A validating webhook for ConfigMaps of the namespace default, with a certificate of its own. */
export async function webhook({ image }: { image: string }): Promise<string> {
  const { certificate, key } = await selfSigned('judge.default.svc');
  return list([
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'judge' },
      type: 'kubernetes.io/tls',
      stringData: { 'tls.crt': certificate, 'tls.key': key },
    },
    deployment('judge', {
      replicas: 1,
      container: {
        image,
        args: ['webhook', '/tls/tls.crt', '/tls/tls.key'],
        readinessProbe: { tcpSocket: { port: 8443 }, periodSeconds: 1 },
        volumeMounts: [{ name: 'tls', mountPath: '/tls' }],
      },
      volumes: [{ name: 'tls', secret: { secretName: 'judge' } }],
    }),
    service('judge', { port: 443, targetPort: 8443 }),
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'judge' },
      webhooks: [
        {
          name: 'judge.certferry.test',
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          clientConfig: {
            service: { name: 'judge', namespace: 'default' },
            caBundle: Buffer.from(certificate).toString('base64'),
          },
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'default' } },
          rules: [
            {
              apiGroups: [''],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['configmaps'],
            },
          ],
        },
      ],
    },
  ]);
}

interface Workload {
  replicas: number;
  container: Record<string, unknown>;
  volumes?: unknown[];
}

function deployment(app: string, { replicas, container, volumes }: Workload) {
  const containers = [{ name: 'main', ...container }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: app },
    spec: {
      replicas,
      selector: { matchLabels: { app } },
      template: {
        metadata: { labels: { app } },
        spec: { containers, volumes, terminationGracePeriodSeconds: 1 },
      },
    },
  };
}

function service(app: string, port: { port: number; targetPort: number }) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: app },
    spec: { selector: { app }, ports: [port] },
  };
}

function list(items: unknown[]) {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

async function selfSigned(host: string) {
  const folder = await mkdtemp(join(tmpdir(), 'certferry-webhook-'));
  const [keyFile, file] = [join(folder, 'key'), join(folder, 'crt')];
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  const files = ['-keyout', keyFile, '-out', file];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files]);
  const result = {
    certificate: await readFile(file, 'utf8'),
    key: await readFile(keyFile, 'utf8'),
  };
  await rm(folder, { recursive: true });
  return result;
}
