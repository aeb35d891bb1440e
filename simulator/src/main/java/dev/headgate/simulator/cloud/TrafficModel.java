package dev.headgate.simulator.cloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many requests arrive, and how often each revision fails them. */
public final class TrafficModel {

    private static final int USUAL_REQUESTS_PER_MINUTE = 600;
    private static final double USUAL_ERROR_RATE = 0.001;

    private final long seed;
    private final Map<String, Integer> requestsPerMinute = new HashMap<>();
    private final Map<String, Double> errorRates = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private Duration lag = Duration.ofMinutes(1);

    TrafficModel(long seed) {
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

    /** From a minute's end until CloudWatch tells its numbers. */
    public void metricLag(Duration lag) {
        this.lag = lag;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    Duration metricLag() {
        return lag;
    }

    int requestsPerMinute(String service) {
        return requestsPerMinute.getOrDefault(service, USUAL_REQUESTS_PER_MINUTE);
    }

    double errorRateOf(String image) {
        return errorRates.entrySet().stream()
                .filter(entry -> image.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(USUAL_ERROR_RATE);
    }

    /** Each minute of each target group has numbers of its own, whoever asks and whenever. */
    long seedOf(String targetGroup, long epochMinute) {
        return seed * 31 * 31 + targetGroup.hashCode() * 31L + epochMinute;
    }
}
