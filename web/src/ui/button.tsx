import type { ReactNode } from "react";
import { Link as AriaLink, Button, type ButtonProps, type LinkProps } from "react-aria-components";

const base =
  "inline-flex items-center justify-center gap-1.5 rounded-md font-medium cursor-pointer select-none outline-none " +
  "transition-colors disabled:opacity-50 disabled:cursor-not-allowed pending:opacity-60 " +
  "focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent";
const kinds = {
  primary: "bg-accent text-on-accent hovered:bg-accent-strong pressed:bg-accent-strong",
  plain: "bg-raised text-ink border border-line-strong hovered:bg-hover pressed:bg-hover",
  quiet: "text-accent hovered:bg-hover pressed:bg-hover",
  danger: "bg-danger text-surface hovered:opacity-90",
};
const sizes = { normal: "min-h-9 px-3.5 py-1.5", small: "min-h-7 px-2 py-0.5 text-sm" };

interface Look {
  look?: keyof typeof kinds;
  size?: keyof typeof sizes;
  children: ReactNode;
}

const classes = (look: keyof typeof kinds, size: keyof typeof sizes) => `${base} ${kinds[look]} ${sizes[size]}`;

/** The one button. `isPending` keeps the focus on it while a call runs. */
export function ActionButton({ look = "plain", size = "normal", ...props }: Omit<ButtonProps, "children"> & Look) {
  return <Button {...props} className={classes(look, size)} />;
}

/** A link that looks like a button. */
export function ButtonLink({ look = "plain", size = "normal", ...props }: Omit<LinkProps, "children"> & Look) {
  return <AriaLink {...props} className={classes(look, size)} />;
}

/** A link in text. */
export function TextLink(props: Omit<LinkProps, "className">) {
  return (
    <AriaLink
      {...props}
      className="py-0.75 wrap-anywhere rounded-xs text-accent underline decoration-accent/40 underline-offset-2 outline-none hovered:decoration-accent focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent cursor-pointer"
    />
  );
}
