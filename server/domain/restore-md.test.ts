import { execFileSync } from 'node:child_process';

import { expect, test } from 'vitest';

import type { BundleContent } from './bundle-members';
import { type RestoreFacts, restoreMd } from './restore-md';

const facts: RestoreFacts = {
  id: 'backup-1',
  takenAt: '2026-11-24T03:00:00Z',
  by: 'alice',
  cluster: { name: 'prod', server: 'https://10.0.0.1:6443', kubernetes: 'v1.33.13' },
  certManager: { version: 'v1.20.3', namespace: 'cert-manager' },
  webhook: { namespace: 'cert-manager', name: 'cert-manager-webhook' },
  encrypted: false,
  problems: [],
};
const object = (namespace: string, name: string) => ({ metadata: { namespace, name } });
const selection = {
  certificates: [object('shop', 'web')],
  issuers: [object('shop', 'ca')],
  clusterIssuers: [{ metadata: { name: 'root' } }],
  secrets: [object('shop', 'web-tls'), object('shop', 'ca')],
  leftOut: [],
  madeAgain: [],
  clearPasswords: [],
};
const content: BundleContent = {
  selection,
  namespaces: [],
  installation: { crds: [], deployments: [] },
};
const nothing = { ...selection, certificates: [], issuers: [], clusterIssuers: [], secrets: [] };

/** The commands of the boxes, in order. */
const boxes = (text: string) =>
  [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, commands = '']) => commands);
const parses = (commands: string) => execFileSync('sh', ['-n'], { input: commands });

test('the boxes hold the steps of a restore in their order, as any shell reads them', () => {
  const commands = boxes(restoreMd(facts, content)).join('');
  parses(commands);
  const applied = [...commands.matchAll(/^kubectl apply .* -f (\S+)$/gm)].map(([, path]) => path);
  expect(applied).toEqual([
    'namespaces.json',
    'secrets/',
    'cluster-issuers.json',
    'issuers/',
    'certificates/',
  ]);
  const at = (part: string) => commands.indexOf(part);
  expect(at('-f secrets/')).toBeLessThan(at('kubectl wait --for=condition=Established'));
  expect(at('deployment/cert-manager-webhook')).toBeLessThan(at('--dry-run=server'));
  expect(at('--dry-run=server')).toBeLessThan(at('certferry-restore -f cluster-issuers.json\n'));
  expect(at('delete certificaterequests')).toBeLessThan(at('certferry-restore -f certificates/\n'));
  expect(commands).not.toMatch(/^kubectl apply .*--force-conflicts(?!.*dry-run)/m);
});

test('what is not in the bundle is not applied', () => {
  const text = restoreMd(facts, { ...content, selection: nothing });
  const commands = boxes(text).join('');
  parses(commands);
  expect(commands).not.toMatch(/-f (secrets|issuers|certificates|cluster)/);
  expect(text).not.toContain('## Not in this bundle');
  const issuersOnly = { ...nothing, issuers: selection.issuers };
  expect(restoreMd(facts, { ...content, selection: issuersOnly })).toContain(
    '--dry-run=server -f issuers/shop.json',
  );
});

test('an encrypted bundle says how it was opened, an open one does not speak of age', () => {
  expect(restoreMd({ ...facts, encrypted: true }, content)).toContain(
    '    umask 077\n    age -d -o backup-1.tar.gz backup-1.tar.gz.age\n',
  );
  expect(restoreMd(facts, content)).not.toContain('age -d');
  expect(restoreMd(facts, content)).toContain('    umask 077\n    mkdir -m 700 restore');
});

const installs = (installation: Partial<BundleContent['installation']>) =>
  /^ {4}helm install .*$/m.exec(
    restoreMd(facts, { ...content, installation: { ...content.installation, ...installation } }),
  )?.[0];

test('cert-manager is installed again under the name of its release, into its namespace', () => {
  const release = { namespace: 'tls', name: 'certs' };
  expect(installs({ release })).toMatch(/helm install certs oci.* --namespace tls /);
  expect(installs({})).toMatch(/helm install cert-manager oci.* --namespace cert-manager /);
});

test.each([
  [undefined, true],
  [{ crds: { enabled: false } }, true],
  [{ installCRDs: false }, true],
  [{ installCRDs: true }, false],
  [{ crds: { enabled: true } }, false],
])('with the values %j the CRDs are asked for besides: %s', (values, expected) => {
  const command = installs({ values });
  expect(command?.includes('--set crds.enabled=true')).toBe(expected);
  expect(command?.includes('--values installation/values.json')).toBe(values !== undefined);
});

test('what is left out, refused or made again is named with what to do', () => {
  const text = restoreMd(
    {
      ...facts,
      problems: [{ kind: 'Certificate', namespace: 'shop', name: 'odd', why: 'no DNS name' }],
    },
    {
      ...content,
      selection: {
        ...selection,
        madeAgain: [
          { namespace: 'shop', certificate: 'front', by: { kind: 'Ingress', name: 'front end' } },
        ],
        leftOut: [
          { kind: 'Certificate', namespace: 'shop', name: 'front', why: 'made again' },
          { kind: 'ServiceAccount', namespace: 'shop', name: 'robot', why: 'signs in' },
        ],
      },
    },
  );
  expect(text).toContain(
    "- shop/front, for Ingress front end: `kubectl --namespace shop get ingress 'front end'`",
  );
  expect(text).toContain('- ServiceAccount shop/robot: signs in\n');
  expect(text).not.toContain('- Certificate shop/front: made again');
  expect(text).toContain('- Certificate shop/odd: no DNS name\n');
});

test('no text of the cluster becomes a command', () => {
  const evil = '$(touch /x)`touch /y`\n```sh\ntouch /z\n```\n';
  const text = restoreMd(
    {
      ...facts,
      by: evil,
      cluster: { name: evil, server: evil, kubernetes: evil },
      certManager: { version: `v1\n${evil}`, namespace: 'cert-manager' },
      problems: [{ kind: evil, name: evil, why: evil }],
    },
    {
      ...content,
      selection: {
        ...selection,
        leftOut: [{ kind: evil, name: evil, why: evil }],
        madeAgain: [{ namespace: 'shop', certificate: 'a', by: { kind: 'Ingress', name: evil } }],
      },
    },
  );
  expect(boxes(text)).toEqual(boxes(restoreMd(facts, content)));
  const ofTheOwner = /for Ingress .*: `(.*)`$/m.exec(text)?.[1] ?? '';
  expect(ofTheOwner).toMatch(/^kubectl --namespace shop get ingress '[^']*'$/);
});
