package dev.headgate.states.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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

    static List<Retrier> readAll(Fields state) {
        List<Fields> all = state.objects("Retry");
        List<Retrier> retriers = new ArrayList<>();
        for (Fields fields : all) {
            retriers.add(read(fields, retriers.size() == all.size() - 1));
        }
        return List.copyOf(retriers);
    }

    private static Retrier read(Fields fields, boolean last) {
        Retrier retrier = new Retrier(
                ErrorEquals.read(fields, last),
                fields.integer("IntervalSeconds", 1, MOST_SECONDS).orElse(1),
                fields.integer("MaxAttempts", 0, MOST_SECONDS).orElse(3),
                fields.number("BackoffRate", 1).orElse(2.0),
                fields.integer("MaxDelaySeconds", 1, MOST_DELAY_SECONDS),
                jitterStrategy(fields));
        if (retrier.maxDelaySeconds
                .filter(most -> most <= retrier.intervalSeconds)
                .isPresent()) {
            fields.fault("MaxDelaySeconds", "must be greater than IntervalSeconds");
        }
        fields.refuseTheRest();
        return retrier;
    }

    private static JitterStrategy jitterStrategy(Fields fields) {
        String name = fields.string("JitterStrategy").orElse("NONE");
        return Arrays.stream(JitterStrategy.values())
                .filter(strategy -> strategy.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    fields.fault("JitterStrategy", "must be NONE or FULL");
                    return JitterStrategy.NONE;
                });
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
