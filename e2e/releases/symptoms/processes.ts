import { symptomById } from '@/server/domain/diagnosis/symptom-by-id';
import type { Component } from '@/server/domain/installation';

export const image = 'registry.test/hello:1';

/** klog's way to write an error; the example of the symptom is what is told. */
const example = (id: string) => symptomById(id).examples[0] ?? '';
const logged = (text: string, more = '') =>
  `E0101 12:00:00.000000       1 controller.go:1] ${JSON.stringify(text)}${more}`;

const labels = {
  controller: 'cert-manager',
  webhook: 'webhook',
  cainjector: 'cainjector',
} as const;

interface Process {
  readonly containers: readonly object[];
}

const container = (args: readonly string[], more: object = {}): object => ({
  name: 'main',
  image,
  args,
  ...more,
});
const says = (code: string, ...lines: string[]): Process => ({
  containers: [container(['say', code, ...lines])],
});
const probe = { periodSeconds: 1, failureThreshold: 1 };
const hungry = container(['eat'], { resources: { limits: { memory: '24Mi' } } });
const unwell = {
  exec: { command: ['/hello', 'say', '1', '[-]clockHealth failed: reason withheld'] },
  ...probe,
};

/** What no object but the log shows: a process that runs prints it. */
export const loggedOnly = [
  'API-01',
  'API-03',
  'POD-06',
  'POD-07',
  'POD-10',
  'POD-12',
  'POD-13',
  'WH-11',
  'WH-13',
] as const;

/** Lines about one Certificate each, which says nothing of it itself. */
export const loggedOfCertificates = ['CRT-12'] as const;

export const certificateOf = (id: string) => id.toLowerCase();

/**
 * Installations that fail for real, each in a namespace of its own: a few lines of log, a flag that is not known, a port
 * that is taken, memory that runs out, an image that is nowhere, a policy that refuses.
 */
const installations: Readonly<Record<string, Partial<Record<Component, Process>>>> = {
  // Its name comes before that of the real one: the log about a Certificate is read where the first one runs.
  'a-talks': {
    controller: says(
      '-',
      ...loggedOnly.map((id) => logged(example(id))),
      ...loggedOfCertificates.map((id) =>
        logged(example(id), ` key="symptoms/${certificateOf(id)}"`),
      ),
      '--leader-election-namespace=a-talks',
    ),
  },
  'b-ends': {
    controller: says('1', example('POD-02')),
    webhook: says('1', example('POD-01')),
    cainjector: { containers: [hungry] },
  },
  'c-fails': {
    controller: { containers: [hungry] },
    webhook: {
      containers: [
        container(['fail'], { readinessProbe: { httpGet: { path: '/', port: 8080 }, ...probe } }),
      ],
    },
    cainjector: { containers: [container([], { image: 'registry.test/missing:1' })] },
  },
  'd-clashes': {
    controller: {
      containers: [
        container(['serve'], { name: 'cert-manager-controller' }),
        container(['serve'], { name: 'cert-manager' }),
      ],
    },
    webhook: { containers: [container(['say', '-'], { readinessProbe: unwell })] },
  },
  'e-refused': { controller: says('-') },
};

/** Where each is seen: the namespace, and the kind of what says so. */
export const seenAt = {
  ...Object.fromEntries(loggedOnly.map((id) => [id, ['a-talks', 'Pod', 'log']])),
  'POD-01': ['b-ends', 'Pod', 'log'],
  'POD-02': ['b-ends', 'Pod', 'log'],
  'POD-03': ['d-clashes', 'Pod', 'log'],
  'POD-04': ['b-ends', 'Pod', 'state'],
  'POD-05': ['c-fails', 'Pod', 'state'],
  'POD-08': ['e-refused', 'ReplicaSet', 'event'],
  'POD-09': ['c-fails', 'Pod', 'state'],
  'POD-11': ['d-clashes', 'Pod', 'event'],
  'WH-12': ['c-fails', 'Pod', 'event'],
} satisfies Record<string, readonly string[]>;

function deployment(namespace: string, component: Component, { containers }: Process): object {
  const match = {
    'app.kubernetes.io/name': labels[component],
    'app.kubernetes.io/instance': namespace,
    'app.kubernetes.io/component': component,
  };
  // Argo CD marks what it manages.
  const tracking = { 'argocd.argoproj.io/tracking-id': `tls:apps/Deployment:${namespace}/x` };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      namespace,
      name: component === 'controller' ? 'cert-manager' : `cert-manager-${component}`,
      labels: match,
      ...(namespace === 'a-talks' && { annotations: tracking }),
    },
    spec: {
      selector: { matchLabels: match },
      template: {
        metadata: { labels: match },
        spec: { containers, terminationGracePeriodSeconds: 1 },
      },
    },
  };
}

/** All of them. */
export function processes(): object[] {
  return Object.entries(installations).flatMap(([namespace, all]) => {
    const enforce = namespace === 'e-refused' && {
      labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    };
    return [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, ...enforce } },
      ...Object.entries(all).map(([component, process]) =>
        deployment(namespace, component as Component, process),
      ),
    ];
  });
}
