import { Skeleton, TableSkeleton } from "@/components/ui/states";

/** The shape of the daily screen while it is read. */
export default function Loading() {
  return (
    <>
      <div className="px-4 pt-5 pb-3 md:px-6">
        <Skeleton className="h-7 w-24" />
        <Skeleton className="mt-2 h-4 w-72" />
      </div>
      <div className="flex gap-4 border-line border-b px-4 pb-2.5 md:px-6">
        <Skeleton className="h-4 w-16" />
        <Skeleton className="h-4 w-16" />
        <Skeleton className="h-4 w-16" />
      </div>
      <div className="px-4 py-2 md:px-6">
        <Skeleton className="h-8 w-72" />
      </div>
      <TableSkeleton rows={16} />
    </>
  );
}
