/**
 * The kinds of trace events: their codes in the records, and their names.
 *
 * The codes are those of runtime/core/trace.def; a test compares this table with that file.
 */
export const EVENT_KINDS = [
  "none",
  "tasklet_new",
  "name",
  "bind",
  "start",
  "switch",
  "block",
  "ready",
  "pause",
  "send",
  "receive",
  "schedule",
  "run",
  "run_return",
  "interrupt",
  "interrupt_pending",
  "atomic",
  "kill",
  "throw",
  "end",
  "channel_new",
  "channel_close",
  "channel_open",
  "deadlock",
  "sleep",
  "timer",
  "thread_start",
  "thread_switch",
  "thread_yield",
  "thread_held",
  "thread_park",
  "thread_wake",
  "thread_end",
  "line",
  "output",
  "raise",
  "user",
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** The name of a code; "none" for one this page does not know. */
export function kindName(code: number): EventKind {
  return EVENT_KINDS[code] ?? "none";
}

export function kindCode(kind: EventKind): number {
  return EVENT_KINDS.indexOf(kind);
}

/** Why a switch happened: `detail` of a switch event, as syi_switch_reason in core/trace.h. */
export const SWITCH_REASONS = [
  "start",
  "schedule",
  "remove",
  "block",
  "channel",
  "run",
  "run_all",
  "throw",
  "end",
  "error",
  "interrupt",
  "wake",
  "sleep",
] as const;

export type SwitchReason = (typeof SWITCH_REASONS)[number];

export function switchReason(detail: number): SwitchReason | null {
  return SWITCH_REASONS[detail] ?? null;
}
