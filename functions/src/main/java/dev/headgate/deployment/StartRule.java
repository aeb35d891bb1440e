package dev.headgate.deployment;

import dev.headgate.config.Target;
import dev.headgate.deployment.StartTimes.Count;
import dev.headgate.deployment.StartTimes.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides when a deployment may start among all that are to start in one account and region: a few at once, and then one after
 * another.
 *
 * <p>ECS takes one new task definition in a second, and 20 at once; half of that is for others.
 */
public final class StartRule {

    /** Before and after its start a deployment reads much, which would be more than its share at a faster pace. */
    static final Duration APART = Duration.ofSeconds(8);

    static final int AT_ONCE = 8;

    /** Few deployments last longer. */
    private static final Duration AT_WORK = Duration.ofHours(3);

    private static final Duration COUNTED_BY = Duration.ofMinutes(10);

    private StartRule() {}

    /**
     * What one more start comes to.
     *
     * @param at when it may start
     */
    public record Taken(Instant at, Known known) {}

    public static Taken take(Known known, Instant now) {
        Instant inTurn = later(now, known.next());
        Instant at = later(now, inTurn.minus(APART.multipliedBy(AT_ONCE - 1L)));
        return new Taken(at, new Known(inTurn.plus(APART), counting(known.counted(), at, now), known.version() + 1));
    }

    /** How many deployments are at work at most, by what is known of their starts. */
    public static int crowd(Known known, Instant now) {
        return known.counted().stream()
                .filter(it ->
                        it.from().isAfter(now.minus(AT_WORK)) && !it.from().isAfter(now))
                .mapToInt(Count::starts)
                .sum();
    }

    /** Where limits are shared. */
    public static String place(Target target) {
        return target.account() + "/" + target.region();
    }

    private static List<Count> counting(List<Count> before, Instant at, Instant now) {
        Instant from = Instant.ofEpochSecond(at.getEpochSecond() / COUNTED_BY.toSeconds() * COUNTED_BY.toSeconds());
        List<Count> counted = new ArrayList<>(before.stream()
                .filter(it -> it.from().isAfter(now.minus(AT_WORK)))
                .toList());
        int there = counted.stream()
                .filter(it -> it.from().equals(from))
                .mapToInt(Count::starts)
                .sum();
        counted.removeIf(it -> it.from().equals(from));
        counted.add(new Count(from, there + 1));
        return counted;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
