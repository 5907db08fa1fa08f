/**
 * A button that opens a panel below it. Escape and a press outside close it; Escape gives the focus
 * back to the button.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "./Icon";

interface Props {
  readonly label: string;
  readonly icon: IconName;
  readonly name: string;
  readonly isOpen: boolean;
  /** A dot on the button: something is set in there. */
  readonly isMarked?: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly children: ComponentChildren;
}

export function Popover({ label, icon, name, isOpen, isMarked, onToggle, children }: Props) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) onToggle(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [isOpen, onToggle]);
  return (
    <div
      class="drop"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        onToggle(false);
        root.current?.querySelector<HTMLElement>("button")?.focus();
      }}
    >
      <button
        type="button"
        class={`icon-button ${isMarked ? "marked" : ""}`}
        title={label}
        data-action={name}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        onClick={() => onToggle(!isOpen)}
      >
        <Icon name={icon} label={label} />
      </button>
      {isOpen && (
        <div class="drop-panel" role="dialog" aria-label={label}>
          {children}
        </div>
      )}
    </div>
  );
}
