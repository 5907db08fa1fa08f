/** How programs are run: what the visitor can set, and what a link carries. */
export type AtomicMode = "extended" | "old" | "free-threaded";

export interface Settings {
  /** Seed of every decision of the runtime, and of `random`. */
  readonly seed: number;
  /** Mean number of instructions between two switches of threads. */
  readonly checkInterval: number;
  readonly atomicMode: AtomicMode;
  /** Instructions after which the program is ended; 0 for no limit. */
  readonly tickLimit: number;
}

export const DEFAULT_SETTINGS: Settings = {
  seed: 0,
  checkInterval: 100,
  atomicMode: "extended",
  tickLimit: 0,
};

export const ATOMIC_MODES: readonly AtomicMode[] = ["extended", "old", "free-threaded"];

/** The greatest value of each number. */
export const SETTING_LIMIT = {
  seed: 2 ** 32 - 1,
  checkInterval: 1_000_000,
  tickLimit: 1_000_000_000,
} as const;

export type NumberSetting = keyof typeof SETTING_LIMIT;

/** Whether a number can be taken for a setting. */
export function fitsSetting(name: NumberSetting, value: unknown): value is number {
  const least = name === "checkInterval" ? 1 : 0;
  return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= SETTING_LIMIT[name];
}

export function isSettings(value: unknown): value is Settings {
  if (typeof value !== "object" || value === null) return false;
  const given = value as Partial<Settings>;
  return (
    fitsSetting("seed", given.seed) &&
    fitsSetting("checkInterval", given.checkInterval) &&
    fitsSetting("tickLimit", given.tickLimit) &&
    ATOMIC_MODES.some((mode) => mode === given.atomicMode)
  );
}

export function isDefault(settings: Settings): boolean {
  return (Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]).every(
    (name) => settings[name] === DEFAULT_SETTINGS[name],
  );
}
