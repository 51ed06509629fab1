import { TextLink } from "./button.tsx";

const address = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/g;

/** Text as it was written: its lines kept, its web addresses as links, nothing else interpreted. */
export function PlainText({ text }: { text: string }) {
  let at = 0;
  const parts = text.split(address).map((part) => {
    const key = at;
    at += part.length + 1;
    return { key, part };
  });
  return (
    <div className="max-w-prose whitespace-pre-wrap wrap-anywhere">
      {parts.map(({ key, part }) =>
        part.startsWith("http://") || part.startsWith("https://") ? (
          <TextLink key={key} href={part} target="_blank" rel="noreferrer noopener">
            {part}
          </TextLink>
        ) : (
          <span key={key}>{part}</span>
        ),
      )}
    </div>
  );
}
