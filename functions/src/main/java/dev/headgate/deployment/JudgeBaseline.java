package dev.headgate.deployment;

import dev.headgate.analysis.Forecast;
import java.time.Instant;
import java.util.Optional;

/**
 * What the judge compares green with, fixed before green gets a request, so that no look at green can change it.
 *
 * @param loadBalancer in front of both, as its metrics name it
 * @param notBefore blue's history begins here at the earliest: with the end of the deployment before
 * @param slowerThan seconds that blue's slowest hundredth of responses exceeded; empty: latency is not judged
 * @param forecast what this schedule can find; empty when blue's latest minutes are unknown
 */
public record JudgeBaseline(
        String loadBalancer, Instant notBefore, Optional<Double> slowerThan, Optional<Forecast> forecast) {}
