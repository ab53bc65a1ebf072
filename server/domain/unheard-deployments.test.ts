import { expect, test } from 'vitest';

import { findInstallations } from './find-installations';
import { deploymentOf } from './installation.fixture';
import { unheardDeployments } from './unheard-deployments';

test('of a Deployment that only its image tells it is said that no watch does', () => {
  const deployments = [
    deploymentOf('controller', {
      labels: { app: 'x' },
      image: 'mirror.example/cert-manager-controller:v1.20.3',
    }),
    deploymentOf('webhook'),
  ];
  const told = unheardDeployments(findInstallations(deployments));
  expect(told).toEqual([
    {
      what: 'deployments',
      why: expect.stringContaining('Deployment cert-manager/cert-manager is the controller'),
    },
  ]);
});
