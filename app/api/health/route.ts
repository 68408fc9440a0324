import { answerHealth } from "#server/web/health";

export const dynamic = "force-dynamic";

export const GET = answerHealth;
