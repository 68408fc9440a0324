/**
 * The content-security policy of a page: scripts run by nonce and by what those load, nothing inline, nothing foreign.
 * Styles may be inline, since Radix, cmdk and the toasts place and measure things by style attributes and elements.
 */
export function contentSecurityPolicy(nonce: string, options: { readonly isDev: boolean; readonly isHttps: boolean }) {
  const { isDev, isHttps } = options;
  return [
    "default-src 'self'",
    // React uses eval for its error stacks in development only
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDev ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    // labels and papers are shown and printed from our own frames
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** On every answer, pages, files and API alike; set in next.config.ts. */
export const staticHeaders: readonly { readonly key: string; readonly value: string }[] = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "SAMEORIGIN" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Permitted-Cross-Domain-Policies", value: "none" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** A year, as browsers ask for; only where people reach ALP by https. */
export const strictTransport = { key: "Strict-Transport-Security", value: "max-age=31536000" } as const;
