import { randomUUID } from 'node:crypto';

import { perProcess } from '@/shared/per-process';

import { readEnded, writeEnded } from './ended-sessions';

/** A person's token, in this process's memory only, until the session's cookie would end anyway. */
export interface TokenSession {
  readonly token: string;
  readonly cluster: string;
  /** Where that cluster was at sign-in: its token is never sent anywhere else. */
  readonly server: string;
  readonly until: number;
}

export interface Session {
  readonly id: string;
  /** When its cookie ends by itself: milliseconds since 1970. */
  readonly until: number;
}

interface Sessions {
  readonly tokens: Map<string, TokenSession>;
  /** Signed out before their cookie's time, with that time: milliseconds since 1970. */
  readonly ended: Map<string, number>;
}

const sessions = () =>
  perProcess<Sessions>('sessions', () => ({ tokens: new Map(), ended: readEnded() }));

/** The sessions without those whose time is over. */
function current(): Sessions {
  const now = Date.now();
  const { tokens, ended } = sessions();
  for (const [id, { until }] of tokens) if (until <= now) tokens.delete(id);
  for (const [id, until] of ended) if (until <= now) ended.delete(id);
  return { tokens, ended };
}

export function newSession(): string {
  return randomUUID();
}

export function keepToken(id: string, session: TokenSession): void {
  current().tokens.set(id, session);
}

export function tokenOf(id: string): TokenSession | undefined {
  return current().tokens.get(id);
}

/** Reads what was signed out before the restart; throws a Failure where it cannot be read. */
export function restoreSessions(): void {
  sessions();
}

/** Ends it here and now, and for every later start of Certferry too. */
export function endSession({ id, until }: Session): void {
  const { tokens, ended } = current();
  tokens.delete(id);
  ended.set(id, until);
  writeEnded(ended);
}

/** Signed out, or past its time; asked again by streams, which outlive the request that was let in. */
export function isOver({ id, until }: Session): boolean {
  return until <= Date.now() || sessions().ended.has(id);
}
