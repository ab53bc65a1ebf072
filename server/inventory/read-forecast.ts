import { within } from '@/shared/actor';
import type { Forecast, ForecastQuery } from '@/shared/forecast';

import type { CertificateFacts } from '../domain/certificate-facts';
import { forecastRenewals } from '../domain/forecast-renewals';
import { freshnessFor } from './freshness-for';
import type { Inventory } from './inventory';
import type { Scopes } from './scopes';

function* visible(
  inventory: Inventory,
  scopes: Scopes,
  namespaces: ReadonlySet<string> | undefined,
): Generator<CertificateFacts> {
  for (const facts of inventory.certificates.rows.values())
    if (within(scopes.certificates, facts.namespace) && namespaces?.has(facts.namespace) !== false)
      yield facts;
}

/** When the Certificates that the scopes let be seen are renewed. */
export function readForecast(
  inventory: Inventory,
  scopes: Scopes,
  query: ForecastQuery,
  now: number,
): Forecast {
  const namespaces = query.namespaces && new Set(query.namespaces);
  return {
    ...forecastRenewals(visible(inventory, scopes, namespaces), now),
    freshness: freshnessFor(inventory, scopes, 'certificates'),
    now,
  };
}
