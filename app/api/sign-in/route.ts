import { refuseMethod } from '@/server/api/refuse-method';

export { signIn as POST } from '@/server/api/sign-in';

const refuse = refuseMethod('POST');
export {
  refuse as DELETE,
  refuse as GET,
  refuse as HEAD,
  refuse as OPTIONS,
  refuse as PATCH,
  refuse as PUT,
};
