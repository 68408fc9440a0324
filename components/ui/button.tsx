import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { Link } from "./link.tsx";

/** Looks of a button; also for links that act like one. One `primary` per screen. */
export const buttonLook = cva(
  "inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:opacity-50 aria-disabled:opacity-50",
  {
    variants: {
      look: {
        primary: "bg-accent text-on-accent hover:bg-accent-hover",
        secondary: "border border-line bg-surface text-ink hover:bg-hover",
        ghost: "text-ink-soft hover:bg-hover hover:text-ink",
        danger: "border border-line bg-surface text-alarm hover:bg-alarm-soft",
      },
      size: {
        small: "h-7 px-2 text-meta",
        medium: "h-8 px-3 text-body",
        large: "h-10 px-4 text-body",
        icon: "size-8",
        "icon-small": "size-7",
      },
    },
    defaultVariants: { look: "secondary", size: "medium" },
  },
);

type Look = VariantProps<typeof buttonLook>;

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { readonly isPending?: boolean };

/** A verb. While pending it turns, keeps its width and takes no second click. */
export function Button({ look, size, isPending = false, className, children, disabled, type, ...rest }: ButtonProps) {
  return (
    <button
      type={type ?? "button"}
      className={cn(buttonLook({ look, size }), className)}
      disabled={disabled || isPending}
      aria-busy={isPending || undefined}
      {...rest}
    >
      {isPending ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : null}
      {children}
    </button>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & Look & { readonly children: ReactNode };

/** A link that looks like a button: it leads somewhere. */
export function ButtonLink({ look, size, className, ...rest }: ButtonLinkProps) {
  return <Link className={cn(buttonLook({ look, size }), className)} {...rest} />;
}
