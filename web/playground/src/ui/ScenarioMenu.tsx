/**
 * The menu of example programs: a button that opens a list with each one's title and story.
 *
 * It follows the menu-button pattern: arrow keys move, Home and End jump, a letter finds,
 * Enter opens, Escape closes and gives the focus back.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { findScenario } from "../actions/documents";
import type { State } from "../state/state";
import { Icon } from "./Icon";

interface Entry {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
}

const OWN_PROGRAM: Entry = {
  key: "",
  title: "My program",
  summary: "A place for your own code. It stays in this browser.",
};

function entries(state: State): Entry[] {
  const examples = state.scenarios.map(({ id, title, summary }) => ({ key: id, title, summary }));
  return [...examples, OWN_PROGRAM];
}

interface Props {
  state: State;
  onOpen: (key: string) => void;
}

export function ScenarioMenu({ state, onOpen }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const current = state.document.scenario.value;
  const isShared = state.document.link.value !== "";
  const ownTitle = isShared ? "Shared program" : OWN_PROGRAM.title;
  const title = findScenario(state, current)?.title ?? ownTitle;

  useEffect(() => {
    if (!isOpen) return undefined;
    focusItem(root.current, (items) => Math.max(0, items.findIndex(isCheckedItem)));
    const closeOutside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [isOpen]);

  const close = (): void => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>(".scenario-button")?.focus();
  };
  return (
    <div
      class="scenario-menu"
      ref={root}
      onKeyDown={(event) => {
        if (isOpen && handleMenuKey(event, root.current, close)) event.preventDefault();
      }}
    >
      <button
        type="button"
        class="scenario-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || isOpen) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <span class="scenario-label">Scenario</span>
        <span class="scenario-title">{title}</span>
        <Icon name="down" />
      </button>
      {isOpen && (
        <div class="menu" role="menu" aria-label="Scenarios">
          {entries(state).map((entry) => (
            <MenuItem
              key={entry.key}
              entry={entry}
              isCurrent={!isShared && entry.key === (current ?? "")}
              onChoose={() => {
                close();
                onOpen(entry.key);
              }}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface ItemProps {
  entry: Entry;
  isCurrent: boolean;
  onChoose: () => void;
}

function MenuItem({ entry, isCurrent, onChoose }: ItemProps) {
  return (
    <button
      type="button"
      class="menu-item"
      role="menuitemradio"
      aria-checked={isCurrent}
      tabIndex={-1}
      data-scenario={entry.key}
      onClick={onChoose}
    >
      <span class="menu-check">{isCurrent && <Icon name="check" />}</span>
      <span>
        <span class="menu-title">{entry.title}</span>
        {entry.summary && <span class="menu-summary">{entry.summary}</span>}
      </span>
    </button>
  );
}

function isCheckedItem(item: HTMLElement): boolean {
  return item.getAttribute("aria-checked") === "true";
}

function focusItem(
  root: HTMLElement | null,
  choose: (items: HTMLElement[]) => number,
): void {
  const items = [...(root?.querySelectorAll<HTMLElement>(".menu-item") ?? [])];
  if (items.length > 0) items.at(choose(items) % items.length)?.focus();
}

/** Whether the key meant something to the open menu. */
function handleMenuKey(event: KeyboardEvent, root: HTMLElement | null, close: () => void): boolean {
  const focused = (items: HTMLElement[]): number =>
    items.indexOf(document.activeElement as HTMLElement);
  switch (event.key) {
    case "Escape":
    case "Tab":
      close();
      return event.key === "Escape";
    case "ArrowDown":
      focusItem(root, (items) => focused(items) + 1);
      return true;
    case "ArrowUp":
      focusItem(root, (items) => Math.max(-1, focused(items) - 1));
      return true;
    case "Home":
      focusItem(root, () => 0);
      return true;
    case "End":
      focusItem(root, () => -1);
      return true;
    default:
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return false;
      focusItem(root, (items) => findByLetter(items, focused(items), event.key));
      return false;
  }
}

function findByLetter(items: HTMLElement[], from: number, letter: string): number {
  for (let step = 1; step <= items.length; step++) {
    const index = (from + step) % items.length;
    const title = items[index]?.querySelector(".menu-title")?.textContent ?? "";
    if (title.toLowerCase().startsWith(letter.toLowerCase())) return index;
  }
  return Math.max(0, from);
}
