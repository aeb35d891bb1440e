package dev.headgate.simulator.environment.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many requests arrive, and how often each revision fails them. */
public final class TrafficModel {

    private static final int USUAL_REQUESTS_PER_MINUTE = 600;
    private static final double USUAL_ERROR_RATE = 0.001;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final long seed;
    private final Map<String, Integer> requestsPerMinute = new HashMap<>();
    private final Map<String, Double> errorRates = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final Map<String, Double> slowness = new HashMap<>();
    private final Map<String, Map<Instant, Double>> bursts = new HashMap<>();
    private Optional<Instant> metricsMissingFrom = Optional.empty();
    private Duration lag = Duration.ofMinutes(1);
    private long rewrites;

    public TrafficModel(long seed) {
        this.seed = seed;
    }

    /** Requests that users send to a service from now on; 600 a minute unless it is said. */
    public void requestsPerMinute(String service, int requests) {
        requestsPerMinute.put(service, requests);
        listeners.forEach(Runnable::run);
    }

    /**
     * Part of the requests that a revision answers with 5xx from now on.
     *
     * @param digest ends the image's name
     * @param rate 0 to 1; 0.001 unless it is said
     */
    public void errorRate(String digest, double rate) {
        if (rate < 0 || rate > 1) {
            throw new IllegalArgumentException("an error rate is from 0 to 1, not " + rate);
        }
        errorRates.put(digest, rate);
        listeners.forEach(Runnable::run);
    }

    /**
     * How many times as long as usual a revision takes for its responses from now on.
     *
     * @param digest ends the image's name
     * @param factor 1 unless it is said
     */
    public void slowness(String digest, double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a slowness must be more than 0, not " + factor);
        }
        slowness.put(digest, factor);
        listeners.forEach(Runnable::run);
    }

    /**
     * Errors of one revision that come in a cluster: for one whole minute it fails at another rate.
     *
     * @param digest ends the image's name
     * @param within the minute in which this instant is
     */
    public void burst(String digest, Instant within, double rate) {
        bursts.computeIfAbsent(digest, unused -> new HashMap<>()).put(within.truncatedTo(ChronoUnit.MINUTES), rate);
        rewrites++;
    }

    /** No metric of any target group has a number from this minute on. */
    public void metricsMissingFrom(Instant minute) {
        metricsMissingFrom = Optional.of(minute);
        rewrites++;
    }

    /** From a minute's end until CloudWatch tells its numbers. */
    public void metricLag(Duration lag) {
        this.lag = lag;
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public Duration metricLag() {
        return lag;
    }

    /** Grows whenever minutes that are over may have other numbers than they had. */
    long rewrites() {
        return rewrites;
    }

    public int requestsPerMinute(String service) {
        return requestsPerMinute.getOrDefault(service, USUAL_REQUESTS_PER_MINUTE);
    }

    public double errorRateOf(String image) {
        return errorRates.entrySet().stream()
                .filter(entry -> image.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(USUAL_ERROR_RATE);
    }

    double slownessOf(String image) {
        return slowness.entrySet().stream()
                .filter(entry -> image.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(1.0);
    }

    /** The rate at which a revision fails in this very minute, where that is another than usual. */
    Optional<Double> burstOf(String image, Instant minute) {
        if (bursts.isEmpty()) {
            return Optional.empty();
        }
        return bursts.entrySet().stream()
                .filter(entry -> image.endsWith(entry.getKey()))
                .flatMap(entry -> Optional.ofNullable(entry.getValue().get(minute)).stream())
                .findFirst();
    }

    public boolean isMissing(Instant minute) {
        return metricsMissingFrom
                .filter(from -> minute.plus(MINUTE).isAfter(from))
                .isPresent();
    }

    /** Each minute of each target group has numbers of its own, whoever asks and whenever. */
    long seedOf(String targetGroup, long epochMinute) {
        return seed * 31 * 31 + targetGroup.hashCode() * 31L + epochMinute;
    }
}
