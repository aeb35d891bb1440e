package dev.headgate.benchmarks.comparison;

/** When green gets more traffic, and what takes it away. */
interface Pace {

    /** Green's first share of the traffic, in percent. */
    int first();

    /** What follows at the end of a minute from what is known by then; it is carried out a minute later. */
    Answer look(Release release);
}
