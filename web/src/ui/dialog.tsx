import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useText } from "../texts/text.ts";

interface Props {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  width?: "narrow" | "wide";
  /** A dialog that can only be left by what it asks for. */
  isFirm?: boolean;
  children: ReactNode;
}

/** A modal window: Escape and the cross close it, the focus stays inside and returns. */
export function ModalDialog({ title, isOpen, onClose, width = "narrow", isFirm = false, children }: Props) {
  const t = useText();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isKeyboardDismissDisabled={isFirm}
      className="fixed inset-0 z-50 flex items-start justify-center overflow-y-auto bg-shade p-4 sm:p-8"
    >
      <Modal className={`w-full ${width === "wide" ? "max-w-4xl" : "max-w-md"}`}>
        <Dialog className="rounded-lg border border-line bg-surface p-5 shadow-xl outline-none">
          <div className="mb-4 flex items-start gap-3">
            <Heading slot="title" className="flex-1 text-lg font-semibold">
              {title}
            </Heading>
            {isFirm ? null : (
              <Button
                slot="close"
                aria-label={t("ui.common.close")}
                className="grid size-8 cursor-pointer place-items-center rounded-md text-muted outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:outline-accent"
              >
                <X aria-hidden="true" className="size-5" />
              </Button>
            )}
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
