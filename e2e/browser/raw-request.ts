import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

/** A request whose headers are all as given, Host among them, which fetch does not allow. */
export async function rawRequest(
  address: string,
  { method = 'GET', headers = {}, body = '' } = {},
): Promise<{ status: number; text: string }> {
  const sent = request(address, { method, headers, agent: false });
  sent.end(body);
  const [response]: IncomingMessage[] = await once(sent, 'response');
  if (!response) throw new Error(`${method} ${address} got no answer.`);
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return { status: response.statusCode ?? 0, text };
}
