import type { Resource } from './actor';

/** One object, as a notice of its change and an answer that was made of it spell it. */
export function objectTopic(resource: Resource, namespace: string | undefined, name: string) {
  return namespace ? `${resource}/${namespace}/${name}` : `${resource}/${name}`;
}

/** Every object of a kind that belongs to, or names, something: new ones too, whose names nobody knows yet. */
export function linkTopic(resource: Resource, link: string) {
  return `${resource} of ${link}`;
}

/** Of an object that is there no longer, so that nobody can tell what it belonged to. */
export const goneLink = 'gone';

/** Of a Secret: the CA that signed what is in it. */
export function signerLink(subject: string) {
  return `signer ${subject}`;
}

/** The kind that a topic is about. */
export function resourceOf(topic: string): string {
  return /^\w+/.exec(topic)?.[0] ?? '';
}
