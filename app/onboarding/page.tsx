import { redirect } from "next/navigation";
import { listOwnSellers } from "#db/queries/members";
import { inScope } from "#db/scope";
import { currentPersonScope } from "#server/web/session";

/** Leads to the seller whose way in stands open, else to the person's first seller. */
export default async function OnboardingPage() {
  const scope = await currentPersonScope();
  if (!scope) redirect("/sign-in?next=/onboarding");
  const sellers = await inScope(scope, listOwnSellers);
  const [open = sellers[0]] = sellers.filter(({ state }) => state === "new");
  redirect(open ? `/onboarding/${open.sellerId}` : "/");
}
