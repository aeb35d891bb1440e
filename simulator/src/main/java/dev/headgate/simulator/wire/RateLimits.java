package dev.headgate.simulator.wire;

import dev.headgate.simulator.wire.ApiLimits.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The buckets of tokens by which an account's calls are limited, and how much of each is used. */
public final class RateLimits {

    private final double burstShare;
    private final double rateShare;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>();

    /**
     * Sets limits that are a share of the published ones.
     *
     * @param burstShare of what may be called at once
     * @param rateShare of what may be called for long
     */
    public RateLimits(double burstShare, double rateShare) {
        this.burstShare = burstShare;
        this.rateShare = rateShare;
    }

    /** What became of one limit: calls that were let through, calls that were refused, and the busiest minute and second. */
    public record Use(Limit limit, long taken, long refused, double busiestMinutePerSecond, long busiestSecond) {}

    /** Whether the call may go on. */
    boolean admits(Call call) {
        Optional<Limit> limit = ApiLimits.of(call);
        return limit.isEmpty()
                || buckets.computeIfAbsent(
                                call.account() + " " + limit.get().name(), unused -> new Bucket(limit.get(), call.at()))
                        .take(call.at());
    }

    /** Of all that were called on, by name; several accounts count as one. */
    public Map<String, Use> use() {
        Map<String, Use> all = new LinkedHashMap<>();
        buckets.values().forEach(it -> all.put(it.limit.name(), it.use()));
        return all;
    }

    private final class Bucket {
        private final Limit limit;
        private final Map<Instant, Long> minutes = new HashMap<>();
        private double tokens;
        private Instant filled;
        private Instant second = Instant.MIN;
        private long inSecond;
        private long busiestSecond;
        private long taken;
        private long refused;

        Bucket(Limit limit, Instant now) {
            this.limit = limit;
            this.filled = now;
            this.tokens = limit.burst() * burstShare;
        }

        boolean take(Instant now) {
            double refill = Duration.between(filled, now).toMillis() / 1000.0 * limit.perSecond() * rateShare;
            tokens = Math.min(limit.burst() * burstShare, tokens + refill);
            filled = now;
            if (limit.isPublished() && tokens < 1) {
                refused++;
                return false;
            }
            tokens--;
            count(now);
            return true;
        }

        private void count(Instant now) {
            taken++;
            minutes.merge(now.truncatedTo(ChronoUnit.MINUTES), 1L, Long::sum);
            Instant thisSecond = now.truncatedTo(ChronoUnit.SECONDS);
            inSecond = thisSecond.equals(second) ? inSecond + 1 : 1;
            second = thisSecond;
            busiestSecond = Math.max(busiestSecond, inSecond);
        }

        Use use() {
            long busiest = minutes.values().stream().mapToLong(it -> it).max().orElse(0);
            return new Use(limit, taken, refused, busiest / 60.0, busiestSecond);
        }
    }
}
