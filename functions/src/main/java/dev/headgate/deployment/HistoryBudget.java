package dev.headgate.deployment;

import dev.headgate.config.Gate;
import dev.headgate.config.LongestRun;
import dev.headgate.config.ReleaseRules;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * The one budget from which every loop of a deployment's execution has its pauses.
 *
 * <p>Step Functions ends an execution at its 25,000th history event. Whatever the rules allow stays below {@link #MOST_EVENTS},
 * and what is left is for steps that have to be tried again. Where nothing runs short, a pause is as short as it is useful.
 */
public final class HistoryBudget {

    /** For a whole execution. */
    public static final int MOST_EVENTS = 23_400;

    /** Of a look that a wait, a task and a choice make; a wait for a turn or for readiness, and a look at traffic. */
    public static final int EVENTS_OF_A_LOOK = 9;

    /** Of a look after a wait that an event can end: a task in place of a wait. */
    public static final int EVENTS_OF_AN_ANNOUNCED_LOOK = 13;

    /** So many waits are ended by events; from then on the execution waits by itself. */
    public static final int MOST_WAKES = 50;

    /** Of a look at readiness that finds all well, after which the start finds the group busy. */
    public static final int EVENTS_OF_A_BUSY_START = 16;

    /** Of a question that stands until the next look: asked, recorded, looked at. */
    public static final int EVENTS_OF_A_SLICE = 22;

    /** Of a look after something was asked of the backend, and is asked again. */
    public static final int EVENTS_OF_AN_ACT = 16;

    /** Of a step of traffic that Headgate ends: let go, and looked at until the next is reached. */
    public static final int EVENTS_OF_A_PASSAGE = EVENTS_OF_AN_ACT + 2 * EVENTS_OF_A_LOOK;

    /** Of one step of a rollback and its confirmation. */
    public static final int EVENTS_OF_A_ROLLBACK_LOOK = 14;

    /** Of a question before the deployment, with its reminder. */
    public static final int EVENTS_OF_A_QUESTION = 23;

    /** Opening, start, proceeding, the last looks and the close. */
    static final int EVENTS_BESIDE_ALL_LOOPS = 150;

    static final int MOST_LOOKS_AT_BLUES_END = 60;

    static final int MOST_LOOKS_AT_A_ROLLBACK = 150;

    /** At an operator's pauses before traffic and in the bake, beyond what may pass there otherwise. */
    static final int MOST_LOOKS_AT_PAUSES = 2 * Math.toIntExact(PauseRule.BEYOND.dividedBy(WatchRule.LOOK_EVERY) + 1);

    /** While green is up and its window is closed. */
    static final int MOST_LOOKS_WHILE_WITHHELD = 32;

    /** Somebody may have lifted what closes it. */
    private static final Duration LONGEST_WINDOW_PAUSE = Duration.ofHours(12);

    private static final Duration SHORTEST_WINDOW_PAUSE = Duration.ofMinutes(5);

    /** Whatever else the rules allow. */
    static final int LEAST_SLICES_OF_THE_TRAFFIC_GATE = 40;

    /** Nobody is served by the green that waits behind the question. */
    private static final Duration LONGEST_USEFUL_SLICE = Duration.ofMinutes(5);

    /** For all looks while green serves: the shift, the bake, its extension and a hold. */
    static final int WATCHING = 8_500;

    private static final Duration SLICE = Duration.ofMinutes(1);

    private HistoryBudget() {}

    /** Until the next look whether the environment is free: a twentieth of what was waited, or a hundredth of the longest wait. */
    public static Duration turnPause(Duration waited, Duration turnTimeout) {
        Duration grown = WatchRule.shorter(waited.dividedBy(20), turnTimeout.dividedBy(100));
        return until(WatchRule.longer(WatchRule.LOOK_EVERY, grown), turnTimeout.minus(waited));
    }

    /**
     * Until the next look at readiness.
     *
     * @param waited since this wait began, not since the deployment did
     */
    public static Duration readinessPause(Duration waited, Duration turnTimeout) {
        return until(WatchRule.longer(WatchRule.LOOK_EVERY, waited.dividedBy(8)), turnTimeout.minus(waited));
    }

    /**
     * Until the next look whether a window has opened: that is the last, unless somebody lifts a freeze or changes a calendar.
     *
     * @param waited since it was first found closed
     * @param left until it opens
     */
    static Duration windowPause(Duration waited, Duration left) {
        Duration grown = WatchRule.shorter(waited.dividedBy(4), LONGEST_WINDOW_PAUSE);
        Duration pause = WatchRule.longer(SHORTEST_WINDOW_PAUSE, grown);
        // What cannot be read, or names no end, is said to open by the next reading, and again then: no end to be met.
        return left.compareTo(SHORTEST_WINDOW_PAUSE) <= 0 && waited.compareTo(SHORTEST_WINDOW_PAUSE) > 0
                ? ceilSeconds(pause)
                : until(pause, left);
    }

    /** Until the next look while traffic moves: shortest when it has just begun and when it should be over. */
    static Duration shiftPause(Deployment deployment, Instant now) {
        ReleaseRules rules = deployment.plan().environment().rules();
        return deployment
                .milestones()
                .trafficBegan()
                .or(deployment.milestones()::trafficAllowed)
                .map(begun -> shiftPause(rules, Duration.between(begun, now)))
                .orElse(WatchRule.LOOK_EVERY);
    }

    /** What is left of a shift that goes by the backend's own clock; zero or negative once it should be over. */
    static Duration leftOfShift(Deployment deployment, Instant now) {
        Duration whole = deployment.plan().environment().rules().strategy().shiftDuration();
        return deployment
                .milestones()
                .trafficBegan()
                .map(begun -> whole.minus(Duration.between(begun, now)))
                .orElse(whole);
    }

    /** The bake's end is measured from the look that first sees all traffic on green, so that look must not be late. */
    static Duration shiftPause(ReleaseRules rules, Duration sinceBegun) {
        Duration left = rules.strategy().shiftDuration().minus(sinceBegun);
        Duration nearest = left.isPositive()
                ? WatchRule.shorter(sinceBegun.dividedBy(5), left)
                : left.negated().dividedBy(5);
        return WatchRule.longer(WatchRule.LOOK_EVERY, WatchRule.shorter(nearest, stepPause(rules)));
    }

    /** Until the next look while green is held at a step. */
    static Duration stepPause(ReleaseRules rules) {
        return stretched(WatchRule.LOOK_EVERY, eventsOfShift(rules), eventsOfBake(rules));
    }

    /** Until the next look while all traffic is on green, in the bake and in its extension. */
    static Duration bakePause(ReleaseRules rules) {
        return stretched(WatchRule.LOOK_EVERY, eventsOfBake(rules), eventsOfShift(rules));
    }

    /** For how long a question stands at a time while green serves. */
    static Duration holdPause(ReleaseRules rules) {
        return stretched(SLICE, eventsOfBake(rules), eventsOfShift(rules));
    }

    /** For how long the question before traffic stands at a time; in between, green on the test listener is looked at. */
    static Duration trafficGatePause(ReleaseRules rules, Duration expiresAfter) {
        // One more than the pauses, and one for the end that the question itself tells.
        int affordable = (MOST_EVENTS - eventsBesideTheTrafficGate(rules)) / EVENTS_OF_A_SLICE - 2;
        Duration shortest = expiresAfter.dividedBy(Math.max(LEAST_SLICES_OF_THE_TRAFFIC_GATE, affordable));
        Duration useful =
                WatchRule.shorter(expiresAfter.dividedBy(LEAST_SLICES_OF_THE_TRAFFIC_GATE), LONGEST_USEFUL_SLICE);
        return WatchRule.longer(SLICE, ceilSeconds(WatchRule.longer(shortest, useful)));
    }

    /** The most history events that an execution by these rules can have, if no step has to be tried again. */
    public static int mostEvents(ReleaseRules rules) {
        int atTrafficGate = rules.gate(Gate.Before.TRAFFIC)
                .map(gate -> {
                    Duration pause = trafficGatePause(rules, gate.expiresAfter());
                    return looks(gate.expiresAfter(), unused -> pause);
                })
                .orElse(0);
        return eventsBesideTheTrafficGate(rules) + EVENTS_OF_A_SLICE * atTrafficGate;
    }

    private static int eventsBesideTheTrafficGate(ReleaseRules rules) {
        Duration turnTimeout = rules.turnTimeout();
        int turn = looks(turnTimeout, waited -> turnPause(waited, turnTimeout));
        int readiness = looks(turnTimeout, waited -> readinessPause(waited, turnTimeout));
        int closed = looks(LongestRun.FOR_A_WINDOW, waited -> windowPause(waited, LongestRun.FOR_A_WINDOW));
        int shift = looks(longestShift(rules), begun -> shiftPause(rules, begun));
        int bake = looks(rules.longestBake().minus(hold(rules)), unused -> bakePause(rules));
        int hold = looks(hold(rules), unused -> holdPause(rules));
        return EVENTS_BESIDE_ALL_LOOPS
                + EVENTS_OF_A_LOOK * (turn + closed + shift + bake)
                + EVENTS_OF_A_PASSAGE * LongestRun.passages(rules.strategy())
                + EVENTS_OF_AN_ANNOUNCED_LOOK * MOST_WAKES
                + EVENTS_OF_A_LOOK * MOST_LOOKS_AT_PAUSES
                + EVENTS_OF_A_LOOK * MOST_LOOKS_WHILE_WITHHELD
                + EVENTS_OF_A_BUSY_START * readiness * LongestRun.readinessWaits(rules)
                + EVENTS_OF_A_QUESTION * LongestRun.MOST_ROUNDS
                + EVENTS_OF_A_SLICE * hold
                + EVENTS_OF_AN_ACT * MOST_LOOKS_AT_BLUES_END
                + EVENTS_OF_A_ROLLBACK_LOOK * MOST_LOOKS_AT_A_ROLLBACK;
    }

    private static int looks(Duration limit, UnaryOperator<Duration> pause) {
        int looks = 0;
        for (Duration passed = Duration.ZERO; passed.compareTo(limit) < 0; passed = passed.plus(pause.apply(passed))) {
            looks++;
        }
        return limit.isZero() ? 0 : looks + 1;
    }

    /** Either of shift and bake gets half of what there is for watching, and what the other does not need. */
    private static Duration stretched(Duration shortest, long wanted, long byTheOther) {
        long granted = Math.max(WATCHING / 2, WATCHING - byTheOther);
        return wanted <= granted
                ? shortest
                : ceilSeconds(shortest.multipliedBy(wanted).dividedBy(granted));
    }

    private static long eventsOfShift(ReleaseRules rules) {
        return EVENTS_OF_A_LOOK * longestShift(rules).dividedBy(WatchRule.LOOK_EVERY)
                + (long) EVENTS_OF_A_PASSAGE * LongestRun.passages(rules.strategy());
    }

    private static long eventsOfBake(ReleaseRules rules) {
        Duration baking = rules.longestBake().minus(hold(rules));
        return EVENTS_OF_A_LOOK * baking.dividedBy(WatchRule.LOOK_EVERY)
                + EVENTS_OF_A_SLICE * hold(rules).dividedBy(SLICE);
    }

    private static Duration longestShift(ReleaseRules rules) {
        return LongestRun.shift(rules).plus(rules.greenUp()).plus(ShiftRule.SLACK);
    }

    private static Duration hold(ReleaseRules rules) {
        return rules.bake().isZero()
                ? Duration.ZERO
                : rules.gate(Gate.Before.FINISH).map(Gate::expiresAfter).orElse(Duration.ZERO);
    }

    /** A wait ends when it is configured to, not a pause later. */
    private static Duration until(Duration pause, Duration left) {
        return ceilSeconds(left.isPositive() ? WatchRule.shorter(pause, left) : pause);
    }

    private static Duration ceilSeconds(Duration duration) {
        return Duration.ofSeconds(Math.ceilDiv(duration.toMillis(), 1000L));
    }
}
