/** One object, as a notice of its change and an answer that was made of it spell it. */
export function objectTopic(resource: string, namespace: string | undefined, name: string) {
  return namespace ? `${resource}/${namespace}/${name}` : `${resource}/${name}`;
}

/** Every object of a kind that belongs to, or names, something: new ones too, whose names nobody knows yet. */
export function linkTopic(resource: string, link: string) {
  return `${resource} of ${link}`;
}

/** Of a Secret: the CA that signed what is in it. */
export function signerLink(subject: string) {
  return `signer ${subject}`;
}

/** A Secret as a ClusterIssuer names it: in which namespace, only the running controller knows. */
export function calledLink(secret: string) {
  return `secrets called ${secret}`;
}

/** Whoever begins or ceases to name a Secret, be it to write it or to use it. */
export function namingTopics(namespace: string, secret: string): string[] {
  const own = objectTopic('secrets', namespace, secret);
  return [
    linkTopic('certificates', own),
    linkTopic('issuers', own),
    linkTopic('clusterissuers', calledLink(secret)),
    linkTopic('ingresses', own),
    linkTopic('gateways', own),
  ];
}

/** The kind that a topic is about. */
export function resourceOf(topic: string): string {
  return /^\w+/.exec(topic)?.[0] ?? '';
}
