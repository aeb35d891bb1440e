package dev.headgate.benchmarks.comparison;

import java.util.OptionalInt;

/** How the releases of one kind of traffic, green and way ended. */
final class Tally {

    private final int runs;
    private final Detections allOnGreen;
    private final Detections rolledBack;
    private int forSuspicion;
    private double hurt;

    Tally(int runs) {
        this.runs = runs;
        allOnGreen = new Detections(runs);
        rolledBack = new Detections(runs);
    }

    void add(Release.End end) {
        end.allOnGreen().ifPresentOrElse(allOnGreen::add, allOnGreen::addNone);
        end.blueAgain().ifPresentOrElse(rolledBack::add, rolledBack::addNone);
        forSuspicion += end.forSuspicion() ? 1 : 0;
        hurt += end.hurt();
    }

    /** The median of the minutes until green had all traffic; empty when fewer than half came to that. */
    OptionalInt minutes() {
        return allOnGreen.medianMinute();
    }

    /** The share of the releases that were rolled back. */
    double rolledBack() {
        return rolledBack.found();
    }

    /** The share that was rolled back for nothing but a suspicion that lasted. */
    double forSuspicion() {
        return (double) forSuspicion / runs;
    }

    /** Errors beyond blue's rate until blue had all traffic again, on average. */
    double hurt() {
        return hurt / runs;
    }
}
