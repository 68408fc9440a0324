import type { Instrumentation } from "next";

/** Runs once before the first request: sees to it that open live streams end when the process must. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { beginWebProcess } = await import("./app/_server/web/process.ts");
  beginWebProcess();
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logRequestError } = await import("./app/_server/web/process.ts");
  logRequestError(error, { path: request.path, method: request.method, route: context.routePath });
};
