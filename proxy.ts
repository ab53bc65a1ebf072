import { randomBytes } from 'node:crypto';

import { NextResponse, type NextRequest } from 'next/server';

import { guardHost } from './server/auth/guard-request';
import { isFailure } from './shared/failure';

function policy(nonce: string): string {
  const dev = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    // Positions that a component computes are style attributes; no style can run a script.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function refuse(status: number, text: string, headers?: Record<string, string>): NextResponse {
  return new NextResponse(text, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  });
}

/** Next answers 500 to an address that it cannot decode. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false; // that is the answer
  }
}

/** Everything outside /api: pages are only read. There are no Server Actions, and none may be called. */
export function proxy(request: NextRequest): NextResponse {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(405, 'Only GET and HEAD are answered outside /api.\n', { Allow: 'GET, HEAD' });
  if (request.headers.has('next-action')) return refuse(405, 'There are no Server Actions here.\n');
  if (!isDecodable(request.nextUrl.pathname))
    return refuse(400, 'This address holds a % that is not followed by the code of a character.\n');
  try {
    guardHost(request.headers);
  } catch (error) {
    return refuse(403, `${isFailure(error) ? error.message : 'Refused.'}\n`);
  }
  const nonce = randomBytes(16).toString('base64');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy(nonce));
  headers.set('x-certferry-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy(nonce));
  response.headers.set('X-Content-Type-Options', 'nosniff');
  response.headers.set('Referrer-Policy', 'no-referrer');
  response.headers.set('X-Frame-Options', 'DENY');
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  return response;
}

export const config = { matcher: ['/((?!api(?:/|$)).*)'] };
