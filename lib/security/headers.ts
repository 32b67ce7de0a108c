import "server-only";

interface PageSecurity {
  nonce: string;
  isHttps: boolean;
  /** The framework's development server evaluates code and talks over a socket; nothing else may. */
  isDevelopment: boolean;
}

/** What a page may load and where it may send: our own origin, and scripts that carry this answer's nonce. */
export function contentSecurityPolicy({ nonce, isDevelopment }: Omit<PageSecurity, "isHttps">): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ""}`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** The headers of every answer. */
export function securityHeaders(page: PageSecurity): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(page),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    // Our own pages need to know which page a confirmation came from; nobody else needs anything.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy":
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    ...(page.isHttps ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload" } : {}),
  };
}
