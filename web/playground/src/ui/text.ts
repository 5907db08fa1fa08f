/** Small pieces of English. */

/** "1 event", "1,200 events". */
export function countText(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
