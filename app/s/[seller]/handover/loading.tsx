import { Skeleton } from "@/components/ui/states";

export default function Loading() {
  return (
    <>
      <div className="px-4 pt-5 pb-3 md:px-6">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="mt-2 h-4 w-72" />
      </div>
      <div className="grid gap-6 px-4 py-3 md:px-6 lg:grid-cols-[minmax(0,1fr)_minmax(380px,460px)]">
        <div className="flex flex-col gap-3">
          <Skeleton className="h-14" />
          <Skeleton className="h-44" />
        </div>
        <div className="flex flex-col gap-3">
          <Skeleton className="h-24" />
          <Skeleton className="h-24" />
        </div>
      </div>
    </>
  );
}
