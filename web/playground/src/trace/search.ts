/** Finding the part of a long ordered list that is in view. */

/** A stretch of the timeline, in events. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/**
 * Index of the first item that ends after the extent begins, in a list ordered by end. It is
 * the list's length when there is none.
 */
export function firstVisible<T>(
  items: readonly T[],
  extent: Extent,
  end: (item: T) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && end(item) <= extent.from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last number that is not greater than `value`, in an ascending list; else -1. */
export function lastAtMost(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
