import type { RawObject } from '../raw-object';
import type { ControllerLimits } from '../trigger/back-off';

/** Something that was asked for: there, not there, or not to be known. */
export type Part<T> =
  | { readonly is: 'read'; readonly value: T }
  | { readonly is: 'unread'; readonly why: string };

/** What matters of a Secret here; its key was never kept. */
export interface SecretLink {
  readonly namespace: string;
  readonly name: string;
  readonly metadata: RawObject;
  /** tls.crt as PEM. */
  readonly crt: string;
}

/** One line of the controller's log. */
export interface LogLine {
  readonly pod: { readonly namespace: string; readonly name: string };
  readonly at?: number;
  readonly error: boolean;
  readonly text: string;
}

/** One controller of cert-manager. */
export interface ControllerLink {
  readonly deployment: RawObject;
  /** Who leads; undefined where it elects no leader. */
  readonly lease?: Part<RawObject | undefined>;
  /** How long it waits after a failure. */
  readonly limits?: Part<ControllerLimits>;
}

/** Everything that one Certificate's issuance goes through, as the API server wrote it. */
export interface Chain {
  readonly certificate: RawObject;
  /** Undefined where it belongs to another API group. */
  readonly issuer?: Part<RawObject | undefined>;
  /** What a CA issuer signs with, where the person may read it. */
  readonly ca?: SecretLink;
  readonly secret: Part<SecretLink | undefined>;
  /** Of this Certificate, by uid or by name. */
  readonly requests: Part<readonly RawObject[]>;
  /** Of the request at work. */
  readonly orders: Part<readonly RawObject[]>;
  readonly challenges: Part<readonly RawObject[]>;
  /** About any of these. */
  readonly events: Part<readonly RawObject[]>;
  /** Who does the work; undefined where nobody asked. */
  readonly controllers?: Part<readonly ControllerLink[]>;
  /** Lines that name it: read where nothing else tells enough. */
  readonly log?: Part<readonly LogLine[]>;
}
