import { useEffect, useState } from 'react'
import { messageOf } from '../bridge/client.ts'
import type { ExportSubject } from '../state/app.ts'
import { useNotes } from '../state/notes.ts'
import { addTallies, planMarks, planNote } from './plan.ts'
import type { PlannedMarks, PlannedNote, Tally } from './plan.ts'

export type Plan = {
  /** Notes read so far, in the order chosen. */
  notes: readonly PlannedNote[]
  marks: PlannedMarks | null
  /** Quotes of the chosen notes by state; null while some are being compared. */
  tally: Tally | null
  failed: string | null
}

/** Reads what is to be printed and compares its quotes, once for each note, however often the choice changes. */
export function usePlan(subject: ExportSubject, ids: readonly string[]): Plan {
  const [notes, setNotes] = useState<ReadonlyMap<string, PlannedNote>>(new Map())
  const [marks, setMarks] = useState<PlannedMarks | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    const fail = (error: unknown) => {
      if (wanted) setFailed(messageOf(error))
    }
    if (useNotes.getState().list === null) void useNotes.getState().load()
    if (subject.kind === 'marks') {
      planMarks(subject.edition, subject.briefing).then((found) => {
        if (wanted) setMarks(found)
      }, fail)
    } else {
      for (const id of subject.ids)
        planNote(id).then((note) => {
          if (wanted) setNotes((before) => new Map(before).set(id, note))
        }, fail)
    }
    return () => {
      wanted = false
    }
  }, [subject])
  const chosen = ids.flatMap((id) => notes.get(id) ?? [])
  return { notes: chosen, marks, failed, tally: chosen.length === ids.length ? addTallies(chosen.map((note) => note.tally)) : null }
}
