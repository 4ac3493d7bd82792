/** Words shorter than this must be typed exactly: one letter makes another word of them. */
const shortestMisspelt = 5;

/** Whether `typed` is `meant`, or misses it by one letter (one wrong, missing, extra, or two swapped). */
export function isWord(typed: string, meant: string): boolean {
  if (typed === meant) return true;
  if (meant.length < shortestMisspelt || Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && start < meant.length && typed[start] === meant[start]) start += 1;
  const restTyped = typed.slice(start);
  const restMeant = meant.slice(start);
  return (
    restTyped.slice(1) === restMeant.slice(1) ||
    restTyped.slice(1) === restMeant ||
    restTyped === restMeant.slice(1) ||
    (restTyped[0] === restMeant[1] &&
      restTyped[1] === restMeant[0] &&
      restTyped.slice(2) === restMeant.slice(2))
  );
}
