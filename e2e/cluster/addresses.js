// @ts-check

/** Every node has a network of its own, so all clusters have the same addresses. */
export const addresses = {
  node: '10.70.0.1',
  pods: '10.80.0.0/16',
  services: '10.90.0.0/16',
  api: '10.90.0.1',
  dns: '10.90.0.10',
};

export const nodeName = 'node';
export const pauseImage = 'registry.test/pause:1';
