/** Every letter the desk can write, about invented people: tried on when the desk starts, and shown as twins and previews. */
import type { Procedure } from '../../domain/rules/procedure.ts';
import { samplesOfAnswers } from './sample-answers.ts';
import { type SampleLetter, sampleContext } from './sample-cases.ts';
import { samplesOfEvents } from './sample-events.ts';
import { samplesOfLimits, samplesOfSummaries } from './sample-limits.ts';
import { samplesOfOrders } from './sample-orders.ts';
import { samplesOfRecords } from './sample-records.ts';
import { samplesOfVotes } from './sample-votes.ts';

/** All samples for `procedure`, in the languages their invented readers have; whoever shows them may choose another. */
export function sampleLetters(procedure: Procedure): readonly SampleLetter[] {
  const context = sampleContext(procedure);
  return [
    ...samplesOfEvents(procedure, context),
    ...samplesOfOrders(procedure, context),
    ...samplesOfVotes(procedure, context),
    ...samplesOfLimits(procedure, context),
    ...samplesOfSummaries(procedure, context),
    ...samplesOfRecords(procedure, context),
    ...samplesOfAnswers(procedure, context),
  ];
}
