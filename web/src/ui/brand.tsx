/** The sign of `public/icon.svg`, drawn in the page: no request for it. */
export function Brand({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" fill="#0b6e6e" />
      <path
        d="M11 25V8h6.5a5.5 5.5 0 0 1 0 11H11"
        fill="none"
        stroke="#fff"
        strokeWidth="3.4"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
