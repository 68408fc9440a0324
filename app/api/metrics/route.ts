import { answerMetrics } from "#server/web/health";

export const dynamic = "force-dynamic";

export const GET = answerMetrics;
