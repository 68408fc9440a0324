import { ListSkeleton } from "@/components/ui/states";

export default function Loading() {
  return <ListSkeleton />;
}
