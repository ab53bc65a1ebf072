import { refuseMethod } from './refuse-method';

const refuse = refuseMethod('GET');

/** What a route that only answers GET exports beside it. */
export {
  refuse as DELETE,
  refuse as HEAD,
  refuse as OPTIONS,
  refuse as PATCH,
  refuse as POST,
  refuse as PUT,
};
