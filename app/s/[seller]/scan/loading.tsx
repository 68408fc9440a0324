import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <div className="flex flex-col gap-4 px-4 pt-5 md:px-6">
      <Skeleton className="h-7 w-28" />
      <Skeleton className="h-4 w-56" />
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-28 w-full" />
    </div>
  );
}
