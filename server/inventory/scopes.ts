import type { Resource, Scope } from '@/shared/actor';

/** What an actor may see in one cluster, kind by kind. Every query takes one. */
export type Scopes = Readonly<Record<Resource, Scope>>;
