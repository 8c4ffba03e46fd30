/** Words that show an applicant of a students' route was something else. For people; nothing is decided by it. */
import type { Procedure } from '../../../domain/rules/procedure.ts';
import { joinLines } from '../labels/joined-lines.ts';
import type { LabelledLines } from '../labels/labelled-lines.ts';
import { holdsWord, vocabulary } from '../labels/words.ts';

/** Looks into short fields, and into the office's own words around them; a reason may well speak of professors. */
export function showsNoStudent(
  lines: LabelledLines,
  values: Readonly<Record<string, string>>,
  procedure: Procedure,
): boolean {
  const inValues = vocabulary([[true, procedure.notStudent.values]]);
  const anywhere = vocabulary([[true, procedure.notStudent.anywhere]]);
  const short = Object.entries(values).filter(([field]) => {
    const validator = procedure.fields[field]?.validator;
    return validator === 'text' || validator === 'student-number';
  });
  return (
    short.some(([, value]) => holdsWord(value, inValues)) ||
    lines.loose.some((paragraph) => holdsWord(joinLines(paragraph.map(({ text }) => text)), anywhere))
  );
}
