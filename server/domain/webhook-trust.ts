import { listField, textField } from '@/shared/fields';
import type { Finding } from '@/shared/finding';
import type { ServingCa, WebhookTrust } from '@/shared/installation-detail';

import type { RawObject } from './raw-object';
import { certificatesOf, servingCaSecret } from './serving-ca';
import { nameOf } from './wanted-secrets';

/** A webhook configuration, and of which kind it is: lists leave the kind of their objects away. */
export interface WebhookConfiguration {
  readonly kind: WebhookTrust['kind'];
  readonly object: RawObject;
}

/** Every webhook of a configuration that calls cert-manager's own, and the namespace of the Service that it calls. */
export function certManagerWebhooks({ object }: Pick<WebhookConfiguration, 'object'>) {
  return listField(object, 'webhooks').flatMap((one) => {
    const name = textField(one, 'name') ?? '';
    const namespace = textField(one, 'clientConfig', 'service', 'namespace');
    if (name !== 'webhook.cert-manager.io') return [];
    const service = textField(one, 'clientConfig', 'service', 'name') ?? '';
    const bundle = textField(one, 'clientConfig', 'caBundle');
    return [{ name, namespace, service, bundle }];
  });
}

/** Whether the API server trusts the webhook of an installation: what its configurations hold beside the serving CA. */
export function webhookTrust(
  configurations: readonly WebhookConfiguration[],
  namespace: string,
  ca: ServingCa | undefined,
): WebhookTrust[] {
  return configurations.flatMap((configuration) =>
    certManagerWebhooks(configuration)
      .filter((one) => one.namespace === namespace)
      .map(({ name, bundle }) => ({
        kind: configuration.kind,
        name: nameOf(configuration.object),
        webhook: name,
        bundle: judge(bundle, ca),
      })),
  );
}

/** A bundle may hold more than one CA: the one before, and with CAInjectorMerging others as well. */
function judge(bundle: string | undefined, ca: ServingCa | undefined): WebhookTrust['bundle'] {
  if (!bundle) return 'empty';
  const trusted = certificatesOf(bundle);
  if (trusted.length === 0) return 'unreadable';
  if (!ca) return 'unknown';
  return trusted.some((one) => one.fingerprint256 === ca.fingerprint) ? 'fits' : 'differs';
}

const refused = 'the API server refuses every new or changed Certificate, issuer and request';

const told = {
  empty: 'holds no CA',
  unreadable: 'holds a CA bundle that cannot be decoded',
  differs: 'trusts another CA than the one that signs the webhook’s certificate',
} as const;

/** What follows for who writes a Certificate. The CA is judged by its Secret. */
export function webhookFindings(
  webhooks: readonly WebhookTrust[],
  ca: ServingCa | undefined,
  now: number,
): Finding[] {
  const broken = webhooks.flatMap(({ kind, name, bundle }): Finding[] => {
    if (bundle === 'fits' || bundle === 'unknown') return [];
    return [
      {
        code: `ca-bundle-${bundle}`,
        severity: 'breaks',
        object: { kind, name },
        sentence: `${kind} ${name} ${told[bundle]}: ${refused}.`,
        remedy:
          'The cainjector writes it: see that it runs and leads, and that the configuration carries the annotation cert-manager.io/inject-ca-from-secret.',
      },
    ];
  });
  const missing = webhooks.length === 0 ? [unguarded] : [];
  const fits = webhooks.length > 0 && webhooks.every(({ bundle }) => bundle === 'fits');
  return [
    ...broken,
    ...missing,
    ...(ca ? caFindings(ca, now) : []),
    ...(fits ? [fitting(ca)] : []),
  ];
}

const unguarded: Finding = {
  code: 'webhook-unconfigured',
  severity: 'warns',
  sentence:
    'No webhook configuration calls this installation’s webhook: nothing checks Certificates and issuers before they are stored, and requests carry no user.',
  remedy:
    'Install it again at the version that runs: its chart and manifests have both configurations.',
};

const fitting = (ca: ServingCa | undefined): Finding => ({
  code: 'ca-bundles-fit',
  severity: 'tells',
  sentence: `The webhook configurations trust the CA in Secret ${ca?.secret.namespace}/${ca?.secret.name}, with which the webhook signs its own certificate. Whether it serves one of that CA now, its check below tells.`,
  remedy: '',
});

/** Without its CA the webhook makes a new one at its next look; one that stays away means that it cannot write it. */
export function caMissing(webhook: RawObject): Finding[] {
  const named = servingCaSecret(webhook);
  if (!named) return [];
  return [
    {
      code: 'webhook-ca-missing',
      severity: 'warns',
      object: { kind: 'Secret', ...named },
      sentence: `Secret ${named.namespace}/${named.name}, in which the webhook keeps the CA of its own certificate, is not there or holds no certificate.`,
      remedy: `The webhook makes it: look at its log, and whether its Role lets it create Secrets in ${named.namespace}.`,
    },
  ];
}

/** It renews its CA itself when a third of its lifetime is left; before 1.15.3 some releases did not. */
function caFindings({ secret, notBefore, notAfter }: ServingCa, now: number): Finding[] {
  const object = { kind: 'Secret', ...secret };
  const ends = new Date(notAfter).toISOString();
  const remedy = `Let it make a new one: kubectl -n ${secret.namespace} delete secret ${secret.name}, then restart the webhook. The cainjector puts the new CA into the configurations.`;
  if (now >= notAfter)
    return [
      {
        code: 'webhook-ca-expired',
        severity: 'breaks',
        object,
        sentence: `The webhook's own CA ended on ${ends}: ${refused}.`,
        remedy,
      },
    ];
  if ((notAfter - now) * 4 > notAfter - notBefore) return [];
  return [
    {
      code: 'webhook-ca-ending',
      severity: 'warns',
      object,
      sentence: `The webhook's own CA ends on ${ends}, and should have been renewed by the webhook: less than a quarter of its lifetime is left.`,
      remedy,
    },
  ];
}

/** Configurations that call a webhook which is not there: what they guard is refused. */
export function strayWebhooks(
  configurations: readonly WebhookConfiguration[],
  namespaces: ReadonlySet<string>,
): Finding[] {
  return configurations.flatMap((configuration) => {
    const calls = certManagerWebhooks(configuration).find(
      (one) => one.namespace !== undefined && !namespaces.has(one.namespace),
    );
    if (!calls) return [];
    const { kind } = configuration;
    const name = nameOf(configuration.object);
    return [
      {
        code: 'webhook-stray',
        severity: 'breaks' as const,
        object: { kind, name },
        sentence: `${kind} ${name} calls Service ${calls.namespace}/${calls.service}, and no cert-manager was found in that namespace: ${refused}.`,
        remedy: `If cert-manager was uninstalled there: kubectl delete ${kind.toLowerCase()} ${name}`,
      },
    ];
  });
}
