/** Keys as they stand on a keyboard; for the eye, since a name says what they do. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="flex gap-1">
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className="min-w-6 rounded-sm border border-line-strong bg-sunken px-1.5 text-center font-mono text-sm text-ink"
        >
          {/^[A-Z]$/.test(key) ? `⇧${key}` : key}
        </kbd>
      ))}
    </span>
  );
}
