import { randomUUID } from 'node:crypto';

import { perProcess } from '@/shared/per-process';

/** A person's token, in this process's memory only, until the session's cookie would end anyway. */
export interface TokenSession {
  readonly token: string;
  readonly cluster: string;
  /** Where that cluster was at sign-in: its token is never sent anywhere else. */
  readonly server: string;
  readonly until: number;
}

interface Sessions {
  readonly tokens: Map<string, TokenSession>;
  /** Signed out before their cookie's time, with that time: milliseconds since 1970. */
  readonly ended: Map<string, number>;
}

const sessions = perProcess<Sessions>('sessions', () => ({ tokens: new Map(), ended: new Map() }));

function dropOld(): void {
  const now = Date.now();
  for (const [id, { until }] of sessions.tokens) if (until <= now) sessions.tokens.delete(id);
  for (const [id, until] of sessions.ended) if (until <= now) sessions.ended.delete(id);
}

export function newSession(): string {
  return randomUUID();
}

export function keepToken(id: string, session: TokenSession): void {
  dropOld();
  sessions.tokens.set(id, session);
}

export function tokenOf(id: string): TokenSession | undefined {
  dropOld();
  return sessions.tokens.get(id);
}

export function endSession(id: string, until: number): void {
  dropOld();
  sessions.tokens.delete(id);
  sessions.ended.set(id, until);
}

export function hasEnded(id: string): boolean {
  return sessions.ended.has(id);
}
