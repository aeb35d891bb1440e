package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The most events of two configurations, counted by hand: so many looks of so many events each. A wait of ten minutes that is
 * looked at every half a minute has 21 looks, the first at once and the last at its end.
 */
class HistoryBudgetCountTest {

    /**
     * Somebody may freeze any environment for the four weeks that a release waits at most: every five minutes at first, then
     * after a quarter of what was waited, and from two days on every twelve hours.
     */
    private static final int CLOSED = 80;

    /** Green may be up when its window closes. */
    private static final int WITHHELD = 32;

    /**
     * All at once, no bake, no gate, no judge, and a minute's wait for a turn and for readiness.
     *
     * <p>The turn: 0:00, 0:30, 1:00, and the same for readiness. The shift has no length of its own, and may take half an hour
     * to come up and a quarter of slack: 45 minutes, looked at every half a minute. Nothing is baked, held or asked.
     */
    @Test
    void ofTheShortestThereIs() {
        ReleaseRules rules = new ReleaseRules(
                        new Strategy.AllAtOnce(),
                        Duration.ZERO,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Duration.ofMinutes(1))
                .withJudge(Optional.empty());

        int turn = 3;
        int readiness = 3;
        int shift = 91;
        assertThat(HistoryBudget.mostEvents(rules))
                .isEqualTo(150
                        + 9 * turn
                        + 16 * readiness
                        + 9 * shift
                        + 3 * 23
                        + 60 * 16
                        + 150 * 14
                        + 50 * 13
                        + 82 * 9
                        + 9 * (CLOSED + WITHHELD))
                .isEqualTo(6569);
    }

    /**
     * A tenth for five minutes, a bake of ten, both gates, a judge who goes on for half an hour and then asks for an hour.
     *
     * <p>Turn and readiness have four minutes: as long as an eighth of what was waited is no more than half a minute, they are
     * looked at every half a minute, and readiness is waited for once and after each of three approvals. The shift may take
     * half as long again, 7½ minutes and the 45 beside; the bake ten and the judge's 30. The question before traffic stands
     * for ten minutes and the one before blue goes for 60, a minute at a time.
     */
    @Test
    void ofOneThatIsAskedAtEveryGate() {
        ReleaseRules rules = new ReleaseRules(
                        new Strategy.Canary(10, Duration.ofMinutes(5)),
                        Duration.ofMinutes(10),
                        List.of(
                                new Gate(Gate.Before.DEPLOYMENT, List.of("alice"), Duration.ofDays(5)),
                                new Gate(Gate.Before.TRAFFIC, List.of("alice"), Duration.ofMinutes(10))),
                        List.of(),
                        Optional.empty(),
                        Duration.ofMinutes(4))
                .withJudge(Optional.of(JudgeRules.DEFAULTS));

        int turn = 9;
        int readiness = 4 * 9;
        int shift = 106;
        int bake = 81;
        int beforeTraffic = 11;
        int hold = 61;
        assertThat(HistoryBudget.mostEvents(rules))
                .isEqualTo(150
                        + 9 * (turn + shift + bake)
                        + 16 * readiness
                        + 3 * 23
                        + 22 * (beforeTraffic + hold)
                        + 60 * 16
                        + 150 * 14
                        + 50 * 13
                        + 82 * 9
                        + 9 * (CLOSED + WITHHELD))
                .isEqualTo(9599);
    }
}
