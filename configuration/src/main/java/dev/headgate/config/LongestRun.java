package dev.headgate.config;

import dev.headgate.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long a deployment, or a release, may take by its rules, part by part, if every wait lasts as long as it may.
 *
 * @param parts in the order in which they pass
 */
public record LongestRun(List<Part> parts) {

    /** Approvers before the deployment are asked again when what they approved has changed; this often at most. */
    public static final int MOST_ROUNDS = 3;

    /** A release that meets a closed window is refused when it has waited so long for it to open. */
    public static final Duration FOR_A_WINDOW = Duration.ofDays(28);

    /** A green that is up when its window has closed waits no longer than this, whatever its backend would. */
    public static final Duration WITHHELD = Duration.ofDays(7);

    /** TimeoutSeconds of the deployment's state machine, but for a day in which it rolls back and closes. */
    public static final Duration OF_A_DEPLOYMENT =
            Duration.ofDays(119).plus(FOR_A_WINDOW).plus(WITHHELD);

    /** TimeoutSeconds of the release's state machine, of the year that Step Functions gives any execution. */
    public static final Duration OF_A_RELEASE = Duration.ofDays(360);

    /** Until a pause between two shares is seen, ended, and the listener has the next: looks are half a minute apart. */
    private static final Duration LONGEST_PASSAGE = Duration.ofMinutes(2);

    /**
     * One thing that takes time.
     *
     * @param what in the words of headgate.yaml
     */
    public record Part(String what, Duration most) {}

    public LongestRun {
        parts = List.copyOf(parts);
    }

    public static LongestRun of(ReleaseRules rules) {
        List<Part> parts = new ArrayList<>();
        int waits = 1 + readinessWaits(rules);
        parts.add(new Part(waits + " times turnTimeout", rules.turnTimeout().multipliedBy(waits)));
        rules.gate(Gate.Before.DEPLOYMENT)
                .ifPresent(gate -> parts.add(new Part(
                        MOST_ROUNDS + " questions before deployment",
                        gate.expiresAfter().multipliedBy(MOST_ROUNDS))));
        rules.gate(Gate.Before.TRAFFIC)
                .ifPresent(gate -> parts.add(new Part("the question before traffic", gate.expiresAfter())));
        rules.windows().ifPresent(unused -> parts.add(new Part("closed windows", FOR_A_WINDOW.plus(WITHHELD))));
        parts.add(new Part("the shift and half as much again", shift(rules)));
        parts.add(new Part("bake, judge.maximumExtension and judge.holdFor", rules.longestBake()));
        return new LongestRun(parts);
    }

    /** The longest of each wave, as waves pass one after the other; named by the environment that takes longest. */
    public static LongestRun ofRelease(List<Environment> environments) {
        Map<Integer, Part> waves = new TreeMap<>();
        for (Environment environment : environments) {
            Part part = new Part(environment.name(), of(environment.rules()).total());
            waves.merge(environment.wave(), part, LongestRun::longer);
        }
        return new LongestRun(List.copyOf(waves.values()));
    }

    /** Readiness is waited for once the environment is free, and once more after each approval. */
    public static int readinessWaits(ReleaseRules rules) {
        return rules.gate(Gate.Before.DEPLOYMENT).isPresent() ? 1 + MOST_ROUNDS : 1;
    }

    /** By plan, where each step takes as long as it may: from the first traffic on green until it has all. */
    public static Duration planned(ReleaseRules rules) {
        return rules.strategy().longestShift().plus(suspected(rules));
    }

    /** The same from its start on, which no question interrupts. */
    public static Duration plannedFromStart(ReleaseRules rules) {
        return rules.greenUp().plus(planned(rules));
    }

    /** A shift that takes longer than this is given up. */
    public static Duration shift(ReleaseRules rules) {
        Duration most = planned(rules);
        return most.multipliedBy(3).dividedBy(2).plus(LONGEST_PASSAGE.multipliedBy(passages(rules.strategy())));
    }

    /** For how long suspicion may hold green at its steps, beyond the time of each. */
    public static Duration suspected(ReleaseRules rules) {
        return rules.longestSuspicion().multipliedBy(rules.strategy().steps().size());
    }

    /** How often traffic stands still until Headgate lets it go on: at shares that were asked for, and between them. */
    public static int passages(Strategy strategy) {
        return strategy instanceof Strategy.Stepped stepped ? stepped.passages() : 0;
    }

    public Duration total() {
        return parts.stream().map(Part::most).reduce(Duration.ZERO, Duration::plus);
    }

    private static Part longer(Part one, Part other) {
        return one.most().compareTo(other.most()) >= 0 ? one : other;
    }

    /** Each part that takes any time: {@code 2 times turnTimeout 48h, bake … 1h40m}. */
    public String inWords() {
        return parts.stream()
                .filter(part -> !part.most().isZero())
                .map(part -> part.what() + " " + DurationText.of(part.most()))
                .collect(Collectors.joining(", "));
    }
}
