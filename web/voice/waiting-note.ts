// Whether a question waits on this device for a line, in a word that costs nothing to read: pages that know nothing else of questions ask it.

const KEY = 'imi-radio.question-waits'

export function noteWaiting(isWaiting: boolean): void {
  try {
    if (isWaiting) localStorage.setItem(KEY, '1')
    else localStorage.removeItem(KEY)
  } catch {
    // Then the page with the pictures sends it when it is opened again.
  }
}

export function isQuestionWaiting(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}
