import { Skeleton, TableSkeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <>
      <div className="px-4 pt-5 pb-3 md:px-6">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="mt-2 h-4 w-56" />
      </div>
      <div className="flex gap-2 px-4 py-2 md:px-6">
        <Skeleton className="h-8 w-72" />
        <Skeleton className="h-8 w-28" />
      </div>
      <TableSkeleton />
    </>
  );
}
