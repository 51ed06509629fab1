import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { leftIn } from "./placeholders.ts";

interface Props {
  text: string;
  /** Shows where in the text it stands. */
  onGo: (from: number, to: number) => void;
}

/** What a text still leaves open, each with a way there. A reply is not sent before nothing is left. */
export function LeftNotice({ text, onGo }: Props) {
  const t = useText();
  const left = leftIn(text);
  return (
    <div role="status">
      {left.length > 0 ? (
        <div className="flex flex-wrap items-center gap-2 rounded-md bg-bad px-3 py-2 text-sm text-bad-ink">
          <span className="font-medium">{t("ui.composer.left", { count: left.length })}</span>
          {left.map(({ text: field, from, to }) => (
            <ActionButton
              key={from}
              size="small"
              aria-label={t("ui.composer.go_to_left", { field })}
              onPress={() => onGo(from, to)}
            >
              <code>{field}</code>
            </ActionButton>
          ))}
        </div>
      ) : null}
    </div>
  );
}
