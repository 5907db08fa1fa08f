/** A recorded run as Chrome trace JSON, with the module's own words for it. */
import { chromeTrace as writeTrace, readRecord } from "switchyard";
import { EVENT_FIELDS } from "./log";
import type { Trace } from "./trace";

export function chromeTrace({ log, texts }: Trace): string {
  const events = Array.from({ length: log.length }, (_, index) =>
    readRecord(
      log.records.subarray(index * EVENT_FIELDS, (index + 1) * EVENT_FIELDS),
      texts,
      index,
    ),
  );
  return writeTrace(events);
}
