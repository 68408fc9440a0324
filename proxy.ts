import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, strictTransport } from "#server/web/headers";

/** Gives each page its nonce, its policy and its request id. Whoever is signed in is decided by the pages themselves. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const isHttps = (request.headers.get("x-forwarded-proto") ?? request.nextUrl.protocol).startsWith("https");
  const isDev = process.env.NODE_ENV === "development";
  const policy = contentSecurityPolicy(nonce, { isDev, isHttps });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", crypto.randomUUID());
  // Next reads the nonce for its own scripts from the request's policy
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (isHttps) response.headers.set(strictTransport.key, strictTransport.value);
  return response;
}

/** Pages only: the API, uploads and files are left alone, so that bodies stream and files stay cacheable. */
export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/|favicon.ico|icon|apple-icon|manifest|robots.txt|fonts/|samples/).*)",
      missing: [
        { type: "header", key: "next-router-prefetch" },
        { type: "header", key: "purpose", value: "prefetch" },
      ],
    },
  ],
};
