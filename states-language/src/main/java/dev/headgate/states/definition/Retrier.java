package dev.headgate.states.definition;

import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When and how often a state is tried again. */
public record Retrier(
        ErrorEquals errorEquals,
        int intervalSeconds,
        int maxAttempts,
        double backoffRate,
        Optional<Integer> maxDelaySeconds,
        JitterStrategy jitterStrategy) {

    private static final int MOST_SECONDS = 99_999_999;
    private static final int MOST_DELAY_SECONDS = 31_622_400;

    private static final Format<Double> BACKOFF_RATE = Format.number("a number of at least 1.0", 1, it -> it >= 1);

    private static final Format<JitterStrategy> JITTER =
            Format.choice(List.of(JitterStrategy.values()), JitterStrategy::name);

    static List<Retrier> readAll(Section state) {
        List<Section> all = state.sections("Retry", "");
        List<Retrier> retriers = new ArrayList<>();
        for (Section fields : all) {
            retriers.add(read(fields, retriers.size() == all.size() - 1));
        }
        return List.copyOf(retriers);
    }

    private static Retrier read(Section fields, boolean last) {
        Retrier retrier = new Retrier(
                ErrorEquals.read(fields, last),
                fields.optional("IntervalSeconds", Fields.wholeNumber(1, MOST_SECONDS))
                        .orElse(1),
                fields.optional("MaxAttempts", Fields.wholeNumber(0, MOST_SECONDS))
                        .orElse(3),
                fields.optional("BackoffRate", BACKOFF_RATE).orElse(2.0),
                fields.optional("MaxDelaySeconds", Fields.wholeNumber(1, MOST_DELAY_SECONDS)),
                fields.optional("JitterStrategy", JITTER).orElse(JitterStrategy.NONE));
        if (retrier.maxDelaySeconds
                .filter(most -> most <= retrier.intervalSeconds)
                .isPresent()) {
            fields.wrong("MaxDelaySeconds", "must be greater than IntervalSeconds");
        }
        Fields.refuseTheRest(fields);
        return retrier;
    }

    /**
     * How long to wait before the next retry.
     *
     * @param attempt counts this retrier's retries within one visit of the state, from 1
     */
    public Duration delay(int attempt, RandomGenerator random) {
        double seconds = intervalSeconds * Math.pow(backoffRate, attempt - 1.0);
        double capped = Math.min(seconds, maxDelaySeconds.orElse(MOST_DELAY_SECONDS));
        double spread = switch (jitterStrategy) {
            case NONE -> capped;
            case FULL -> capped * random.nextDouble();
        };
        return Duration.ofMillis(Math.round(spread * 1000));
    }
}
