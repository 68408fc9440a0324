import { redirect } from "next/navigation";
import { readApplication } from "#server/operations/read-application";
import { requireSeller } from "#server/web/page";
import { stepToResume } from "@/components/onboarding/steps";

/** Goes on where the application was left, on whatever device. */
export default async function ApplicationPage({ params }: PageProps<"/onboarding/[seller]">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "application.read");
  redirect(`/onboarding/${seller}/${stepToResume(await readApplication(scope, Date.now()))}`);
}
