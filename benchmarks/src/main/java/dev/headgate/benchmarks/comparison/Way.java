package dev.headgate.benchmarks.comparison;

import dev.headgate.benchmarks.comparison.ByClock.Step;
import java.util.List;
import java.util.stream.IntStream;

/** The ways to release that are compared. */
enum Way {
    EVIDENCE("evidence 5"),
    CAREFUL_EVIDENCE("evidence 5/25"),
    CLOCK_JUDGE("clock 5, judge"),
    CANARY_JUDGE("canary, judge"),
    CANARY_ALARM("canary, alarm"),
    CANARY_TUNED("canary, tuned alarm"),
    LINEAR_ALARM("linear, alarm"),
    RANKS("ranks at the end"),
    FAILURE_LIMIT("failure limit");

    static final List<Step> CANARY = List.of(new Step(10, 5));

    private static final List<Step> LINEAR =
            IntStream.range(1, 10).mapToObj(tenth -> new Step(10 * tenth, 1)).toList();

    private static final List<Step> STAIRS = List.of(new Step(10, 5), new Step(25, 5), new Step(50, 5));

    /** Above this error rate an alarm turns red, and an analysis fails. */
    private static final double ONE_PERCENT = 0.01;

    /** So many analyses may fail: the failureLimit in the examples of Argo Rollouts. */
    private static final int FAILURE_LIMIT_OF_EXAMPLES = 3;

    /** For so many minutes the ranks are collected, and then they have to be known. */
    private static final int RANKED = 30;

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * How this way releases.
     *
     * @param tunedThreshold the error rate above which the tuned alarm turns red
     */
    Pace pace(double tunedThreshold) {
        return switch (this) {
            case EVIDENCE -> new ByEvidence(List.of(5), 1, 5);
            case CAREFUL_EVIDENCE -> new ByEvidence(List.of(5, 25), 1, 5);
            case CLOCK_JUDGE -> new ByClock(List.of(new Step(5, 6)), new Judge());
            case CANARY_JUDGE -> new ByClock(CANARY, new Judge());
            case CANARY_ALARM -> new ByClock(CANARY, Watch.alarm(ONE_PERCENT));
            case CANARY_TUNED -> new ByClock(CANARY, Watch.alarm(tunedThreshold));
            case LINEAR_ALARM -> new ByClock(LINEAR, Watch.alarm(ONE_PERCENT));
            case RANKS -> new ByClock(List.of(new Step(10, RANKED + Watch.SETTLE + 1)), Watch.ranksAfter(RANKED));
            case FAILURE_LIMIT -> new ByClock(STAIRS, Watch.failureLimit(ONE_PERCENT, FAILURE_LIMIT_OF_EXAMPLES));
        };
    }
}
