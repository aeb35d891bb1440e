package dev.headgate.benchmarks.comparison;

import dev.headgate.analysis.HistoryMinute;
import dev.headgate.analysis.MinuteRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * One release, minute by minute: who got how much of the traffic, and what was counted.
 *
 * <p>Whatever is decided is carried out a minute later: another share for green, and the way back to blue.
 */
final class Release {

    private static final int ALL = 100;

    private final Production production;
    private final RandomGenerator random;
    private final List<HistoryMinute> history;
    private final List<MinuteRow> minutes = new ArrayList<>();
    private int percent;
    private int since;
    private OptionalInt allOnGreen = OptionalInt.empty();
    private double hurt;

    /**
     * How a release ended.
     *
     * @param allOnGreen minutes until green had all traffic, whatever came after; empty: it never had
     * @param blueAgain minutes until blue had it again; empty: green kept it
     * @param forSuspicion whether it was rolled back for nothing but a suspicion that lasted
     * @param hurt errors beyond blue's rate that green made
     */
    record End(OptionalInt allOnGreen, OptionalInt blueAgain, boolean forSuspicion, double hurt) {}

    private Release(int percent, Production production, RandomGenerator random) {
        this.production = production;
        this.random = random;
        this.percent = percent;
        history = production.history(random);
    }

    /**
     * Plays a release until blue has all traffic again, or to the last minute: what a bad green does after it was finished
     * counts, too.
     */
    static End play(Pace pace, Production production, RandomGenerator random, int lastMinute) {
        Release release = new Release(pace.first(), production, random);
        boolean watched = true;
        while (release.now() < lastMinute && (watched || !production.isGood())) {
            Answer answer = watched ? pace.look(release) : Answer.STAY;
            release.pass();
            switch (answer) {
                case Answer.Stay stay -> {}
                case Answer.Shift shift -> release.shift(shift.percent());
                case Answer.RollBack back -> {
                    return release.end(OptionalInt.of(release.now()), back.forSuspicion());
                }
                case Answer.Finish finish -> watched = false;
            }
        }
        return release.end(OptionalInt.empty(), false);
    }

    /** A minute goes by. */
    private void pass() {
        MinuteRow minute = production.minute(percent, random);
        minutes.add(minute);
        hurt += production.hurt(minute);
    }

    private void shift(int newPercent) {
        percent = newPercent;
        since = now();
        if (percent == ALL) {
            allOnGreen = OptionalInt.of(since);
        }
    }

    private End end(OptionalInt blueAgain, boolean forSuspicion) {
        return new End(allOnGreen, blueAgain, forSuspicion, hurt);
    }

    int now() {
        return minutes.size();
    }

    int percent() {
        return percent;
    }

    boolean isAllOnGreen() {
        return allOnGreen.isPresent();
    }

    /** The minute from which green has had its present share. */
    int since() {
        return since;
    }

    /** For how many minutes green has had its present share. */
    int lasting() {
        return now() - since;
    }

    List<HistoryMinute> history() {
        return history;
    }

    /** The minutes that are known to whom learns of each so many minutes after its end. */
    List<MinuteRow> known(int minutesLater) {
        return minutes.subList(0, Math.max(0, now() - minutesLater));
    }
}
