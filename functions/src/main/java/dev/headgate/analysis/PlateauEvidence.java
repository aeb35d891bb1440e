package dev.headgate.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What speaks for and against giving green more traffic, while it stands at one traffic weight.
 *
 * <p>The whole minutes since green got this weight are a table of their own: harm is ruled out here or not at all, whatever
 * smaller weights have shown. It never fails green, for a second test of harm would cost alpha once more; what speaks
 * against green here only holds it.
 */
public final class PlateauEvidence {

    /** What the minutes say. */
    public enum Finding {
        /** Harm is ruled out at this weight, and nothing is suspect. */
        NO_HARM,
        /** Too likely to do harm to get more traffic: at this weight, or since the first one. */
        SUSPECT,
        /** Neither. */
        OPEN
    }

    private final JudgeReport report;
    private final JudgeParameters parameters;
    private final Judged serverErrors;
    private final Optional<Judged> suspicion;
    private final Finding finding;

    /** One metric's minutes, and what the judge says of them. */
    private record Judged(MetricMinutes table, Judgement judgement) {
        double lnE() {
            return judgement.minutes().isEmpty()
                    ? 0
                    : judgement.minutes().getLast().lnE();
        }

        /** By now: a burst is forgotten once later minutes outweigh it. */
        boolean isSuspect() {
            return lnE() >= Evidence.LN_SUSPECT;
        }

        String counts() {
            return EvidenceText.counts(table.metric(), judgement, RatioInterval.over(table.rows(), judgement.phi()));
        }
    }

    private PlateauEvidence(
            JudgeReport report, JudgeParameters parameters, List<Judged> atThisWeight, List<Judged> sinceTheFirst) {
        this.report = report;
        this.parameters = parameters;
        serverErrors = atThisWeight.stream()
                .filter(it -> it.table().metric() == Metric.SERVER_ERRORS)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("SERVER_ERRORS is missing: nothing passes without it"));
        suspicion = Stream.concat(sinceTheFirst.stream(), atThisWeight.stream())
                .filter(Judged::isSuspect)
                .max(Comparator.comparingDouble(Judged::lnE));
        finding = find();
    }

    /**
     * Reads a report, which is of all minutes, for those of this weight.
     *
     * @param parameters what the report was judged by
     * @param since when green got this weight; the minute in which it did is not one of this weight
     */
    public static PlateauEvidence of(JudgeReport report, JudgeParameters parameters, Instant since) {
        JudgeParameters each = parameters.amongst(report.metrics().size());
        int before = minutesBefore(report.first(), since);
        List<Judged> atThisWeight = report.metrics().stream()
                .map(all -> from(before, all))
                .map(it -> new Judged(it, CanaryJudge.judge(it.rows(), it.history(), each, false)))
                .toList();
        List<Judged> sinceTheFirst = report.metrics().stream()
                .flatMap(
                        all -> Optional.ofNullable(report.judgement().byMetric().get(all.metric()))
                                .map(it -> new Judged(all, it))
                                .stream())
                .toList();
        return new PlateauEvidence(report, parameters, atThisWeight, sinceTheFirst);
    }

    /** How many of the report's minutes began before green had this weight. */
    private static int minutesBefore(Instant first, Instant since) {
        Duration before = Duration.between(first, since);
        if (!before.isPositive()) {
            return 0;
        }
        boolean whole = before.equals(Duration.ofMinutes(before.toMinutes()));
        return Math.toIntExact(before.toMinutes() + (whole ? 0 : 1));
    }

    private static MetricMinutes from(int minute, MetricMinutes all) {
        int begin = Math.min(minute, all.rows().size());
        return new MetricMinutes(
                all.metric(), all.rows().subList(begin, all.rows().size()), all.history());
    }

    private Finding find() {
        if (suspicion.isPresent() || report.verdict() == Verdict.FAIL) {
            return Finding.SUSPECT;
        }
        return (rulesOutTwice() || meetsTheObjective()) && isKnown() ? Finding.NO_HARM : Finding.OPEN;
    }

    private boolean rulesOutTwice() {
        return serverErrors.judgement().minutes().stream()
                .anyMatch(it -> it.lnERelative() >= parameters.noHarmThreshold());
    }

    private boolean meetsTheObjective() {
        return serverErrors.judgement().minutes().stream()
                .anyMatch(it -> it.lnEAbsolute() >= parameters.noHarmThreshold());
    }

    /** No numbers are no good news: of green's last minutes at least one must be known, be it that no request came. */
    private boolean isKnown() {
        return report.health().reversed().stream()
                .limit(DeploymentJudge.KNOWN_OF_LAST)
                .anyMatch(it -> it.requests() > 0 || it.healthyHosts().isPresent());
    }

    public Finding finding() {
        return finding;
    }

    /** For people: what the finding rests on, in one line. */
    public String evidence() {
        return switch (finding) {
            case NO_HARM ->
                (rulesOutTwice()
                                ? "green is not twice as bad as blue at this weight: "
                                : "green meets the error objective" + " at this weight: ")
                        + serverErrors.counts();
            case SUSPECT ->
                suspicion
                        .map(it -> "green may do harm: " + it.counts() + EvidenceText.chance(it.lnE()))
                        .orElseGet(report::evidence);
            case OPEN -> whyOpen();
        };
    }

    private String whyOpen() {
        if (serverErrors.table().rows().isEmpty()) {
            return "no whole minute at this weight is known yet";
        }
        return isKnown()
                ? "there is too little at this weight to tell: " + serverErrors.counts()
                : "green's metrics are missing";
    }
}
