// An edit of the programme that cannot be made, in words.

/** What is wrong with an edit; `field` is the edit's own name for it, `code` is stable and for programs. */
export interface EditProblem {
  readonly code: string
  readonly field: string
  readonly message: string
}

/** Thrown inside the rules of editing; `applyEdit` gives it back as a value. */
export class EditError extends Error {
  override readonly name = 'EditError'
  readonly problem: EditProblem

  constructor(code: string, field: string, message: string) {
    super(message)
    this.problem = { code, field, message }
  }
}
