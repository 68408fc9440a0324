import { redirect } from "next/navigation";
import { canAsStaff } from "#lib/sellers/permissions";
import { requireStaff } from "#server/web/page";

/** The first place of one's role. */
export default async function StaffPage() {
  const { role } = await requireStaff("staff_messages.read");
  redirect(canAsStaff([role], "reviews.decide") ? "/staff/reviews" : "/staff/gateways");
}
