package dev.headgate.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The evidence of a table, weighed from its first minute to its last. */
final class Evidence {

    /** Ten to one: what must remain without any one minute, and what is too much to pass. */
    static final double LN_SUSPECT = Math.log(10);

    private static final double OUTAGE_ERRORS = 20;
    private static final double OUTAGE_SHARE = 0.5;
    private static final int STRONGEST = 2;

    private final MinuteTable table;
    private final double[][] harm;
    private final List<MinuteEvidence> minutes;
    private final Optional<Integer> failIndex;

    Evidence(MinuteTable table, JudgeParameters parameters, double phi) {
        this.table = table;
        harm = new double[table.size][RatioGrid.HARM.size()];
        minutes = weigh(parameters, phi);
        failIndex = IntStream.range(0, table.size)
                .filter(minute -> provesHarm(minute, parameters.harmThreshold()))
                .boxed()
                .findFirst();
    }

    private List<MinuteEvidence> weigh(JudgeParameters parameters, double phi) {
        ObjectiveGrid objectives = new ObjectiveGrid(parameters.pMax());
        Mixture worse = new Mixture(RatioGrid.HARM.size());
        Mixture better = new Mixture(RatioGrid.NO_HARM.size());
        Mixture good = new Mixture(ObjectiveGrid.SIZE);
        double[] betterIncrements = new double[RatioGrid.NO_HARM.size()];
        double[] goodIncrements = new double[ObjectiveGrid.SIZE];
        LeaveOneOut leaveOneOut = new LeaveOneOut();
        List<MinuteEvidence> weighed = new ArrayList<>(table.size);
        for (int minute = 0; minute < table.size; minute++) {
            RatioGrid.HARM.increments(table, minute, table.harmMargin(minute, parameters), phi, harm[minute]);
            RatioGrid.NO_HARM.increments(table, minute, parameters.rho1(), phi, betterIncrements);
            objectives.increments(table, minute, phi, goodIncrements);
            worse.add(harm[minute]);
            better.add(betterIncrements);
            good.add(goodIncrements);
            leaveOneOut.add(harm[minute]);
            weighed.add(new MinuteEvidence(worse.lnE(), better.lnE(), good.lnE(), leaveOneOut.lnE(worse)));
        }
        return weighed;
    }

    /** One burst in one minute is not a regression; a plain outage needs no second minute. */
    private boolean provesHarm(int minute, double threshold) {
        MinuteEvidence evidence = minutes.get(minute);
        return evidence.lnE() >= threshold && (evidence.lnELeaveOneOut() >= LN_SUSPECT || isOutage(minute));
    }

    private boolean isOutage(int minute) {
        double errors = table.greenErrors[minute];
        return errors >= OUTAGE_ERRORS && errors >= OUTAGE_SHARE * table.greenRequests[minute];
    }

    List<MinuteEvidence> minutes() {
        return minutes;
    }

    /** The first minute, from 1, that proves harm. */
    Optional<Integer> failMinute() {
        return failIndex.map(index -> index + 1);
    }

    boolean isSuspect() {
        return !minutes.isEmpty() && minutes.getLast().lnE() >= LN_SUSPECT;
    }

    boolean everRelative(double threshold) {
        return minutes.stream().anyMatch(minute -> minute.lnERelative() >= threshold);
    }

    boolean everAbsolute(double threshold) {
        return minutes.stream().anyMatch(minute -> minute.lnEAbsolute() >= threshold);
    }

    /** The minutes, from 1, without which the evidence of harm would have been least, at the failing minute or the last. */
    List<Integer> strongestMinutes() {
        int last = failIndex.orElse(table.size - 1);
        Mixture all = new Mixture(RatioGrid.HARM.size());
        for (int minute = 0; minute <= last; minute++) {
            all.add(harm[minute]);
        }
        double lnE = all.lnE();
        double[] without = new double[last + 1];
        for (int minute = 0; minute <= last; minute++) {
            without[minute] = all.lnEWithout(harm[minute]);
        }
        return IntStream.rangeClosed(0, last)
                .filter(minute -> without[minute] < lnE)
                .boxed()
                .sorted(Comparator.comparingDouble(minute -> without[minute]))
                .limit(STRONGEST)
                .map(minute -> minute + 1)
                .toList();
    }
}
