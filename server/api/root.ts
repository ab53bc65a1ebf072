import { live } from './live';
import { bundlesRouter } from './routers/bundles';
import { certificatesRouter } from './routers/certificates';
import { challengesRouter } from './routers/challenges';
import { clustersRouter } from './routers/clusters';
import { installationRouter } from './routers/installation';
import { issuersRouter } from './routers/issuers';
import { ordersRouter } from './routers/orders';
import { requestsRouter } from './routers/requests';
import { runsRouter } from './routers/runs';
import { secretsRouter } from './routers/secrets';
import { sessionRouter } from './routers/session';
import { symptomsRouter } from './routers/symptoms';
import { wizardsRouter } from './routers/wizards';
import { router } from './trpc';

export const appRouter = router({
  session: sessionRouter,
  clusters: clustersRouter,
  installation: installationRouter,
  certificates: certificatesRouter,
  requests: requestsRouter,
  orders: ordersRouter,
  challenges: challengesRouter,
  issuers: issuersRouter,
  secrets: secretsRouter,
  symptoms: symptomsRouter,
  wizards: wizardsRouter,
  runs: runsRouter,
  bundles: bundlesRouter,
  live,
});

export type AppRouter = typeof appRouter;
