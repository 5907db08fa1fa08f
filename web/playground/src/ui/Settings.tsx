/** How programs are run: seed, check interval, what `atomic` protects from, limit. */
import { useCallback, useState } from "preact/hooks";
import { resetSettings, setAtomicMode, setNumber } from "../actions/settings";
import { showSettings } from "../actions/view";
import {
  ATOMIC_MODES,
  SETTING_LIMIT,
  isDefault,
  type AtomicMode,
  type NumberSetting,
} from "../state/settings";
import type { State } from "../state/state";
import { Popover } from "./Popover";

const MODE_WORDS: Readonly<Record<AtomicMode, string>> = {
  extended: "Neither watchdog nor threads interrupt it",
  old: "Only the watchdog is kept off; threads still switch",
  "free-threaded": "One lock for all, in a runtime without a global one",
};

export function Settings({ state }: { state: State }) {
  const toggle = useCallback((open: boolean) => showSettings(state, open), [state]);
  return (
    <Popover
      label="How programs run"
      icon="settings"
      name="settings"
      isOpen={state.view.settingsOpen.value}
      isMarked={!isDefault(state.settings.value)}
      onToggle={toggle}
    >
      <h2>How programs run</h2>
      <NumberField
        state={state}
        name="seed"
        label="Seed"
        hint="The same seed gives the same schedule and the same random numbers."
      />
      <NumberField
        state={state}
        name="checkInterval"
        label="Check interval"
        hint="Instructions, on average, before another thread gets its turn."
      />
      <AtomicField state={state} />
      <NumberField
        state={state}
        name="tickLimit"
        label="Instruction limit"
        hint="The program is ended after so many; 0 for no limit."
      />
      <div class="settings-end">
        <button
          type="button"
          class="text-button"
          disabled={isDefault(state.settings.value)}
          onClick={() => resetSettings(state)}
        >
          Back to the usual settings
        </button>
      </div>
    </Popover>
  );
}

interface NumberProps {
  state: State;
  name: NumberSetting;
  label: string;
  hint: string;
}

function NumberField({ state, name, label, hint }: NumberProps) {
  const [isWrong, setWrong] = useState(false);
  return (
    <div class="field">
      <label for={`setting-${name}`}>{label}</label>
      <input
        id={`setting-${name}`}
        type="number"
        inputMode="numeric"
        min={name === "checkInterval" ? 1 : 0}
        max={SETTING_LIMIT[name]}
        step={1}
        value={state.settings.value[name]}
        aria-describedby={`hint-${name}`}
        aria-invalid={isWrong}
        onInput={(event) => setWrong(!setNumber(state, name, event.currentTarget.valueAsNumber))}
        onBlur={(event) => {
          event.currentTarget.value = String(state.settings.value[name]);
          setWrong(false);
        }}
      />
      <p class="hint" id={`hint-${name}`}>
        {isWrong
          ? `A whole number up to ${SETTING_LIMIT[name].toLocaleString("en")}, please.`
          : hint}
      </p>
    </div>
  );
}

function AtomicField({ state }: { state: State }) {
  const mode = state.settings.value.atomicMode;
  return (
    <div class="field">
      <label for="setting-atomic">atomic</label>
      <select
        id="setting-atomic"
        value={mode}
        aria-describedby="hint-atomic"
        onChange={(event) => {
          const chosen = ATOMIC_MODES.find((each) => each === event.currentTarget.value);
          if (chosen) setAtomicMode(state, chosen);
        }}
      >
        {ATOMIC_MODES.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      <p class="hint" id="hint-atomic">
        {MODE_WORDS[mode]}.
      </p>
    </div>
  );
}
