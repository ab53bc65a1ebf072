import { z } from 'zod';

import { certificateDetail, certificatePage, certificateQuery } from '@/shared/certificate';
import { forecast, forecastQuery } from '@/shared/forecast';

import { listCertificates } from '../../inventory/list-certificates';
import { readCertificate } from '../../inventory/read-certificate';
import { readForecast } from '../../inventory/read-forecast';
import { clusterView } from '../cluster-view';
import { procedure, router } from '../trpc';

export const certificatesRouter = router({
  list: procedure
    .meta({ about: 'Certificates with their state, filtered, sorted and paged.' })
    .input(certificateQuery)
    .output(certificatePage)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes } = await clusterView(ctx.identity, input.cluster);
      return listCertificates(inventory, scopes, input, Date.now());
    }),
  get: procedure
    .meta({
      about: 'One Certificate, its object, the chain that is stored, and what is wrong with it.',
    })
    .input(z.object({ cluster: z.string(), namespace: z.string(), name: z.string() }))
    .output(certificateDetail)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes, asActor } = await clusterView(ctx.identity, input.cluster);
      return readCertificate(inventory, scopes, asActor, input, Date.now());
    }),
  forecast: procedure
    .meta({
      about: 'When Certificates are renewed: the next ones, and how many on each of 90 days.',
    })
    .input(forecastQuery)
    .output(forecast)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes } = await clusterView(ctx.identity, input.cluster);
      return readForecast(inventory, scopes, input, Date.now());
    }),
});
