package dev.headgate.analysis;

import static dev.headgate.analysis.Minutes.atDeadline;
import static dev.headgate.analysis.Minutes.beforeDeadline;
import static dev.headgate.analysis.Minutes.concurrent;
import static dev.headgate.analysis.Minutes.history;
import static dev.headgate.analysis.Minutes.joined;
import static dev.headgate.analysis.Minutes.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanaryJudgeTest {

    private static final MinuteRow ALIKE = concurrent(500, 5, 500, 5);
    private static final MinuteRow FIVE_TIMES_AS_BAD = concurrent(100, 5, 900, 9);

    @Test
    void failsAGreenThatIsFiveTimesAsBad() {
        Judgement judgement = beforeDeadline(times(10, FIVE_TIMES_AS_BAD));

        assertThat(judgement.reason()).isEqualTo(Reason.HARM);
        assertThat(judgement.failMinute().orElseThrow()).isBetween(2, 9);
    }

    @Test
    void failsInTheFirstMinuteThatProvesHarmHoweverManyFollow() {
        int minute = beforeDeadline(times(10, FIVE_TIMES_AS_BAD)).failMinute().orElseThrow();

        assertThat(beforeDeadline(times(minute - 1, FIVE_TIMES_AS_BAD)).verdict())
                .isEqualTo(Verdict.KEEP_WATCHING);
        assertThat(beforeDeadline(times(minute, FIVE_TIMES_AS_BAD)).failMinute())
                .hasValue(minute);
    }

    @Test
    void staysWithAFailWhenGreenRecovers() {
        Judgement judgement = atDeadline(joined(times(10, FIVE_TIMES_AS_BAD), times(200, concurrent(500, 0, 500, 20))));

        assertThat(judgement.minutes().getLast().lnE()).isNegative();
        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void passesAGreenThatIsAsGoodAsBlue() {
        assertThat(atDeadline(times(30, ALIKE)).reason()).isEqualTo(Reason.RELATIVE);
    }

    @Test
    void passesNothingBeforeTheDeadline() {
        assertThat(beforeDeadline(times(30, ALIKE)).reason()).isEqualTo(Reason.DEADLINE_NOT_REACHED);
    }

    @Test
    void passesOnTheObjectiveWhenNobodyMakesErrors() {
        assertThat(atDeadline(times(10, concurrent(100, 0, 900, 0))).reason()).isEqualTo(Reason.ABSOLUTE);
    }

    @Test
    void passesOnceHarmWasRuledOutEvenIfItsEvidenceFadesLater() {
        List<MinuteRow> rows = joined(times(8, ALIKE), times(8, concurrent(500, 10, 500, 5)));
        Judgement judgement = atDeadline(rows);

        assertThat(judgement.minutes().getLast().lnERelative()).isLessThan(Math.log(20));
        assertThat(judgement.minutes()).anyMatch(minute -> minute.lnERelative() >= Math.log(20));
        assertThat(judgement.reason()).isEqualTo(Reason.RELATIVE);
    }

    @Test
    void holdsBackASuspectThatItCanNotFail() {
        Judgement judgement = atDeadline(times(3, concurrent(100, 4, 900, 9)));

        assertThat(judgement.minutes().getLast().lnE()).isBetween(Math.log(10), Math.log(100));
        assertThat(judgement.reason()).isEqualTo(Reason.SUSPECT);
    }

    @Test
    void suspicionComesBeforeAPass() {
        List<MinuteRow> rows = joined(times(20, concurrent(1000, 0, 0, 0)), times(3, concurrent(100, 4, 900, 9)));
        Judgement judgement = atDeadline(rows);

        assertThat(judgement.minutes()).anyMatch(minute -> minute.lnEAbsolute() >= Math.log(20));
        assertThat(judgement.reason()).isEqualTo(Reason.SUSPECT);
    }

    @Test
    void saysSoWhenTheEvidenceIsNotEnough() {
        assertThat(atDeadline(times(3, concurrent(5, 0, 45, 1))).reason()).isEqualTo(Reason.NOT_ENOUGH_EVIDENCE);
    }

    @Test
    void failsACatastropheInTheFirstMinute() {
        Judgement judgement = beforeDeadline(List.of(concurrent(100, 60, 900, 5)));

        assertThat(judgement.failMinute()).hasValue(1);
        assertThat(judgement.minutes().getFirst().lnELeaveOneOut()).isZero();
    }

    @Test
    void anOutageNeedsTwentyErrorsAndHalfOfTheRequests() {
        assertThat(beforeDeadline(List.of(concurrent(20, 20, 980, 0))).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(beforeDeadline(List.of(concurrent(19, 19, 981, 0))).verdict())
                .isEqualTo(Verdict.KEEP_WATCHING);
        assertThat(beforeDeadline(List.of(concurrent(80, 40, 920, 0))).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(beforeDeadline(List.of(concurrent(80, 39, 920, 0))).verdict())
                .isEqualTo(Verdict.KEEP_WATCHING);
    }

    @Test
    void oneBurstInTheFirstMinuteIsNoRegression() {
        Judgement judgement =
                atDeadline(joined(List.of(concurrent(1000, 300, 9000, 20)), times(6, concurrent(1000, 2, 9000, 20))));

        assertThat(judgement.minutes().getLast().lnE()).isGreaterThan(Math.log(100));
        assertThat(judgement.reason()).isEqualTo(Reason.SUSPECT);
        assertThat(judgement.strongestMinutes()).first().isEqualTo(1);
    }

    @Test
    void namesTheTwoStrongestMinutesUpToTheOneThatFailed() {
        List<MinuteRow> rows = List.of(
                ALIKE, concurrent(500, 40, 500, 5), ALIKE, concurrent(500, 80, 500, 5), concurrent(500, 99, 500, 5));
        Judgement judgement = beforeDeadline(rows);

        assertThat(judgement.failMinute()).hasValue(4);
        assertThat(judgement.strongestMinutes()).containsExactly(4, 2);
    }

    @Test
    void isNotMisledWhileTheWeightMovesAndLoadDrifts() {
        List<MinuteRow> rows = IntStream.rangeClosed(1, 9)
                .mapToObj(
                        step -> concurrent(1000 * step, 10 * step * step, 1000 * (10 - step), 10 * step * (10 - step)))
                .toList();
        Judgement judgement = atDeadline(rows);

        assertThat(judgement.minutes()).allMatch(minute -> minute.lnE() <= 0);
        assertThat(judgement.reason()).isEqualTo(Reason.RELATIVE);
    }

    @Test
    void findsAWorseGreenWhileTheWeightMoves() {
        List<MinuteRow> rows = IntStream.rangeClosed(1, 9)
                .mapToObj(step -> concurrent(100 * step, 3 * step, 100 * (10 - step), 10 - step))
                .toList();

        assertThat(beforeDeadline(rows).reason()).isEqualTo(Reason.HARM);
    }

    @Test
    void takesACorrectedRowAsIfItHadNeverBeenOtherwise() {
        List<MinuteRow> rows = new ArrayList<>(times(10, ALIKE));
        Judgement before = atDeadline(rows);
        rows.set(3, concurrent(500, 250, 500, 5));
        Judgement during = atDeadline(rows);
        rows.set(3, ALIKE);

        assertThat(during.failMinute()).hasValue(4);
        assertThat(atDeadline(rows)).isEqualTo(before);
    }

    @Test
    void aGapChangesNothingButTheNumberingOfMinutes() {
        MinuteRow gap = concurrent(0, 0, 0, 0);
        List<MinuteRow> rows = joined(times(2, FIVE_TIMES_AS_BAD), times(5, gap), times(8, FIVE_TIMES_AS_BAD));
        int withoutGap =
                beforeDeadline(times(10, FIVE_TIMES_AS_BAD)).failMinute().orElseThrow();

        assertThat(beforeDeadline(rows).failMinute()).hasValue(withoutGap + 5);
        assertThat(beforeDeadline(rows).minutes().get(6))
                .isEqualTo(beforeDeadline(rows).minutes().get(1));
    }

    @Test
    void givesEarlierMinutesTheirOwnWiderMargin() {
        List<MinuteRow> concurrent = times(20, concurrent(1000, 18, 6000, 60));
        List<MinuteRow> history = times(20, history(1000, 18, 6000, 60));

        assertThat(atDeadline(concurrent).reason()).isEqualTo(Reason.HARM);
        assertThat(atDeadline(history).verdict()).isNotEqualTo(Verdict.FAIL);
    }

    @Test
    void addsUpConcurrentAndEarlierMinutes() {
        List<MinuteRow> shift = times(4, concurrent(100, 4, 900, 9));
        List<MinuteRow> bake = times(4, history(1000, 40, 6000, 60));
        double shifted = atDeadline(shift).minutes().getLast().lnE();
        Judgement judgement = atDeadline(joined(shift, bake));

        assertThat(judgement.minutes().get(3).lnE()).isCloseTo(shifted, within(1e-12));
        assertThat(judgement.minutes().getLast().lnE()).isGreaterThan(shifted);
        assertThat(judgement.reason()).isEqualTo(Reason.HARM);
    }

    @Test
    void survivesTheWayThroughJson() {
        Judgement judgement = atDeadline(times(10, FIVE_TIMES_AS_BAD));

        assertThat(Json.read(Json.write(judgement), Judgement.class)).isEqualTo(judgement);
    }

    @Test
    void dividesTheEvidenceByTheDispersion() {
        List<MinuteRow> rows = times(1, FIVE_TIMES_AS_BAD);
        double once = atDeadline(rows).minutes().getFirst().lnERelative();
        Judgement divided =
                CanaryJudge.judge(times(4, FIVE_TIMES_AS_BAD), List.of(), JudgeParameters.DEFAULTS.withPhi(4), true);

        assertThat(divided.minutes().getLast().lnERelative()).isCloseTo(once, within(1e-9));
        assertThat(divided.phi()).isEqualTo(4);
    }
}
