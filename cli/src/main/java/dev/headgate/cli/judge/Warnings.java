package dev.headgate.cli.judge;

import dev.headgate.analysis.Flag;

/** What a person reads of a flag. */
final class Warnings {

    private Warnings() {}

    static String text(Flag flag) {
        return switch (flag) {
            case METRICS_INCONSISTENT ->
                "METRICS_INCONSISTENT: a minute has more errors than requests; counted as many";
            case BASELINE_DEGRADED -> "BASELINE_DEGRADED: blue's own error rate is above the objective pMax";
        };
    }
}
