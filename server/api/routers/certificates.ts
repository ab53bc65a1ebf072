import { z } from 'zod';

import { certificatePage, certificateQuery } from '@/shared/certificate';
import { certificateDetail } from '@/shared/certificate-detail';
import { chainEvents } from '@/shared/chain';
import { controllerLog } from '@/shared/controller-log';
import { forecast, forecastQuery } from '@/shared/forecast';

import { chainEvents as tellEvents } from '../../domain/diagnosis/chain-events';
import { getCertificate } from '../../inventory/get-certificate';
import { listCertificates } from '../../inventory/list-certificates';
import { readCertificate } from '../../inventory/read-certificate';
import { readCertificateLog, shownLog } from '../../inventory/read-certificate-log';
import { readChain } from '../../inventory/read-chain';
import { readForecast } from '../../inventory/read-forecast';
import { clusterView } from '../cluster-view';
import { procedure, router } from '../trpc';

const certificateInput = z.object({
  cluster: z.string(),
  namespace: z.string(),
  name: z.string(),
});

export const certificatesRouter = router({
  list: procedure
    .meta({ about: 'Certificates with their state, filtered, sorted and paged.' })
    .input(certificateQuery)
    .output(certificatePage)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes } = await clusterView(ctx.identity, input.cluster);
      return listCertificates(inventory, scopes, input, Date.now());
    }),
  events: procedure
    .meta({
      about:
        'The events about one Certificate and everything its issuance goes through, the newest first.',
    })
    .input(certificateInput)
    .output(chainEvents)
    .query(async ({ ctx, input }) => {
      const view = await clusterView(ctx.identity, input.cluster);
      return tellEvents(await readChain(view, await getCertificate(view.asActor, input)));
    }),
  logs: procedure
    .meta({
      about:
        "What cert-manager's controller has logged last about one Certificate and what its issuance goes through, read from its Pods with your own rights, redacted.",
    })
    .input(certificateInput)
    .output(controllerLog)
    .query(async ({ ctx, input }) => {
      const view = await clusterView(ctx.identity, input.cluster);
      const chain = await readChain(view, await getCertificate(view.asActor, input));
      return shownLog(await readCertificateLog(view.asActor, chain));
    }),
  get: procedure
    .meta({
      about:
        'One Certificate, its object, the chain that is stored, what its issuance goes through, and why it fails.',
    })
    .input(certificateInput)
    .output(certificateDetail)
    .query(async ({ ctx, input }) => {
      const view = await clusterView(ctx.identity, input.cluster);
      return readCertificate(view, input, Date.now());
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
