/** What the signs of the timeline mean, drawn with the same shapes and colours. */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { Icon } from "../ui/Icon";

const ENTRIES: readonly (readonly [name: string, meaning: string, sign: JSX.Element])[] = [
  ["Running", "has the processor", <rect x="1" y="3" width="30" height="12" rx="3" class="sign-running" />],
  ["Ready", "waits for its turn", <rect x="1.5" y="6.5" width="29" height="5" rx="2.5" class="sign-ready" />],
  ["Blocked", "waits on a channel", <BlockedSign />],
  ["Paused", "alive, in no queue", <path d="M1 9h30" class="sign-paused" />],
  ["Created", "by the lane it comes from", <circle cx="16" cy="9" r="5" class="sign-created" />],
  ["New", "nothing to run yet", <path d="M1 9h30" class="sign-new" />],
  ["Atomic", "cannot be interrupted", <path d="M2 12V6h28v6" class="sign-atomic" />],
  ["Interrupted", "its time was up", <path d="M10 3h12l-6 10z" class="sign-interrupted" />],
  ["Not interrupted", "time was up, but it was atomic", <path d="M10 3h12l-6 10z" class="sign-denied" />],
  ["Message", "from sender to receiver", <path d="M4 9h18M20 4l8 5-8 5z" class="sign-arrow" />],
  ["Killed", "got a TaskletExit", <path d="M11 4l10 10M21 4L11 14" class="sign-killed" />],
  ["Exception", "thrown at it", <path d="M16 2l7 7-7 7-7-7z" class="sign-thrown" />],
  ["Ended", "by itself", <path d="M16 2v14" class="sign-ended" />],
  ["Failed", "ended with an error", <path d="M16 2l7 7-7 7-7-7z" class="sign-failed" />],
  ["Deadlock", "nobody could wake it", <path d="M16 2a7 7 0 1 0 .01 0M12 9h8" class="sign-deadlock" />],
];

/** How many entries stand in the header; all are in the sheet behind the button. */
const IN_HEADER = 3;

function signOf(name: string): JSX.Element | undefined {
  return ENTRIES.find((entry) => entry[0] === name)?.[2];
}

export function Legend() {
  const sheet = useRef<HTMLDivElement>(null);
  return (
    <>
      <ul class="legend-short wide-only" aria-hidden="true">
        {ENTRIES.slice(0, IN_HEADER).map(([name, , sign]) => (
          <li key={name}>
            <Sign>{sign}</Sign>
            {name}
          </li>
        ))}
        <li>
          <Sign>{signOf("Atomic")}</Sign>
          Atomic
        </li>
        <li>
          <Sign>{signOf("Message")}</Sign>
          Message
        </li>
      </ul>
      <button
        type="button"
        class="text-button legend-button"
        onClick={() => sheet.current?.togglePopover()}
      >
        <Icon name="key" />
        Legend
      </button>
      <div class="popover legend" popover="auto" ref={sheet}>
        <h3>Signs of the timeline</h3>
        <dl>
          {ENTRIES.map(([name, meaning, sign]) => (
            <div key={name}>
              <dt>
                <Sign>{sign}</Sign>
                {name}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}

/** Stripes, as on the canvas; CSS alone cannot refer to a pattern in the document. */
function BlockedSign() {
  return (
    <>
      <pattern id="blocked-stripes" width="5" height="5" patternUnits="userSpaceOnUse">
        <path d="M-1 6 6 -1M-1 1 1 -1M4 6 6 4" class="sign-stripe" />
      </pattern>
      <rect x="1.5" y="3.5" width="29" height="11" rx="3" class="sign-blocked" />
      <rect x="1.5" y="3.5" width="29" height="11" rx="3" fill="url(#blocked-stripes)" />
    </>
  );
}

function Sign({ children }: { children?: JSX.Element | undefined }) {
  return (
    <svg class="sign" viewBox="0 0 32 18" width="32" height="18" aria-hidden="true">
      {children}
    </svg>
  );
}
