import { closeDatabase } from "#db/client";
import { checkAppLogin } from "#db/migrate";
import { databaseUrls } from "#db/settings";
import { environment } from "#server/environment";
import { checkKeyRing } from "#server/operations/check-key-ring";
import { beginProcess, fail } from "./begin.ts";

beginProcess("web");

try {
  const { host, port, baseUrl, authSecret } = environment();
  await checkAppLogin(databaseUrls().app);
  await checkKeyRing();
  await closeDatabase();
  // next-auth reads its own variables: it must see what ALP decided, and trusts the host since AUTH_URL is set.
  Object.assign(process.env, { AUTH_URL: baseUrl, AUTH_SECRET: authSecret, AUTH_TRUST_HOST: "true" });
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const mode = process.env.ALP_WEB_MODE === "dev" ? "dev" : "start";
  process.argv = [process.execPath, "next", mode, "--hostname", host, "--port", String(port)];
  await import("next/dist/bin/next");
} catch (error) {
  fail(error);
}
