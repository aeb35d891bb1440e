package dev.headgate.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a deployment's schedule can find at blue's present traffic, said before it starts.
 *
 * @param requestsPerMinute blue's
 * @param errorsPerMinute blue's 5xx responses
 * @param ratio the smallest one of green's error rate to blue's that is expected to be found; empty: none up to 1000 is
 * @param minutes of the schedule until it is found, or all where it is not
 */
public record Forecast(double requestsPerMinute, double errorsPerMinute, Optional<Double> ratio, int minutes) {

    /** Where blue made none, half an error is assumed: none in an hour does not mean none ever. */
    private static final double FEWEST_ERRORS = 0.5;

    /** From blue's latest minutes; empty without any. */
    public static Optional<Forecast> of(
            List<TargetGroupMinute> latest, List<PlannedMinute> schedule, JudgeParameters parameters) {
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        List<HistoryMinute> minutes =
                latest.stream().map(it -> it.asHistory(Metric.SERVER_ERRORS)).toList();
        double requests = minutes.stream().mapToDouble(HistoryMinute::n).sum();
        double errors = minutes.stream().mapToDouble(HistoryMinute::x).sum();
        double assumed = requests == 0 ? 0 : Math.max(FEWEST_ERRORS, errors) / minutes.size();
        double phi = Dispersion.of(minutes).phi();
        var plan = new SmallestDetectableRegression(assumed, schedule, parameters.withPhi(phi));
        Optional<Double> ratio = plan.ratio();
        return Optional.of(new Forecast(
                requests / minutes.size(),
                errors / minutes.size(),
                ratio,
                ratio.flatMap(plan::minutesNeeded).orElse(schedule.size())));
    }

    /** For people: one sentence. */
    public String sentence() {
        String traffic = "At this traffic (%s requests and %s errors a minute) and schedule "
                .formatted(EvidenceText.number(requestsPerMinute), EvidenceText.number(errorsPerMinute));
        return traffic
                + ratio.map(it -> String.format(
                                Locale.ROOT,
                                "a regression of %sx or worse is expected to be found within %d minutes.",
                                EvidenceText.number(it),
                                minutes))
                        .orElse("no regression is sure to be found: there is too little to judge by.");
    }
}
