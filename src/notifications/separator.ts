/** The lines of our letters that a reader of replies looks for. */

/** The first line of every letter: whatever stands below it in an answer is our own text come back. */
export const SEPARATOR = '== この行より上にご返信ください / Reply above this line ==';

/** Between these two stands the block in which missing information is filled in; what stands after a label is the sender's. */
export const ANSWERS_BEGIN = '[[ 記入欄ここから / answers begin ]]';
export const ANSWERS_END = '[[ 記入欄ここまで / answers end ]]';
