import { redirect } from "next/navigation";

/** A seller's start is the daily screen. */
export default async function SellerPage({ params }: PageProps<"/s/[seller]">) {
  redirect(`/s/${(await params).seller}/dispatch`);
}
