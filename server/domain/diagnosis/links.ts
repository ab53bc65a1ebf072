export const docs = (page: string): string => `https://cert-manager.io/docs/${page}/`;

export const issue = (number: number): string =>
  `https://github.com/cert-manager/cert-manager/issues/${number}`;
