import { Skeleton, TableSkeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <>
      <div className="px-4 pt-5 pb-3 md:px-6">
        <Skeleton className="h-7 w-28" />
        <Skeleton className="mt-2 h-4 w-40" />
      </div>
      <TableSkeleton />
    </>
  );
}
