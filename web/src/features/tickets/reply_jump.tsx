import { type RefObject, useEffect, useState } from "react";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";

/** On a small screen, where the composer is out of sight: the way to it. */
export function ReplyJump({ box, onPress }: { box: RefObject<HTMLElement | null>; onPress: () => void }) {
  const t = useText();
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    if (!box.current || !window.IntersectionObserver) return;
    const observer = new IntersectionObserver((entries) => setAway(entries.at(-1)?.isIntersecting === false));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  if (!isAway) return null;
  return (
    <div className="fixed right-4 bottom-4 z-30 rounded-md shadow-lg lg:hidden">
      <ActionButton look="primary" onPress={onPress}>
        {t("ui.composer.jump")}
      </ActionButton>
    </div>
  );
}
