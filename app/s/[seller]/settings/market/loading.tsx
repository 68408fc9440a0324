import { Skeleton, TableSkeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <>
      <div className="px-4 pt-5 pb-3 md:px-6">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="mt-2 h-4 w-72" />
      </div>
      <div className="flex gap-4 border-line border-b px-4 pb-2 md:px-6">
        <Skeleton className="h-5 w-16" />
        <Skeleton className="h-5 w-16" />
      </div>
      <div className="flex flex-wrap gap-3 px-4 py-3 md:px-6">
        <Skeleton className="h-13 w-full sm:w-52" />
        <Skeleton className="h-13 w-32" />
        <Skeleton className="h-13 w-40" />
      </div>
      <TableSkeleton />
    </>
  );
}
