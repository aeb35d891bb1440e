package dev.headgate.benchmarks.comparison;

/** What a pace says to a release at one look. */
sealed interface Answer {

    /** Nothing changes. */
    record Stay() implements Answer {}

    /** Green gets this share of the traffic. */
    record Shift(int percent) implements Answer {}

    /**
     * Blue gets all traffic back.
     *
     * @param forSuspicion not for what was proven, but because a suspicion has lasted too long
     */
    record RollBack(boolean forSuspicion) implements Answer {}

    /** Nobody watches any more: green stays. */
    record Finish() implements Answer {}

    Answer STAY = new Stay();
    Answer ROLL_BACK = new RollBack(false);
    Answer FINISH = new Finish();
}
