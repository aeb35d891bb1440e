package dev.headgate.simulator.installation;

import dev.headgate.simulator.environment.service.CloudConditions;
import java.time.Duration;

/**
 * How far a world is from one in which calls take no time and everybody sees the same at once.
 *
 * @param interleaved functions are interrupted at every call they make, on its way there and back, and others run meanwhile
 * @param slowCalls share of the ways that take 1 to 12 s, 0 to 1; the others take some milliseconds
 * @param clockSkew the clock of each function's environment is off by up to this, either way
 * @param brokenOff share of invocations of which Step Functions hears an error while the function goes on, 0 to 1
 * @param staleness reads that are not consistent may be this old
 * @param staleReads share of those reads, 0 to 1
 * @param listingLag ListDeployments does not show what is younger
 * @param executionLag DescribeExecution does not know what is younger
 * @param weightsHold a listener's new weights take up to this until all requests follow them
 */
public record Turbulence(
        boolean interleaved,
        double slowCalls,
        Duration clockSkew,
        double brokenOff,
        Duration staleness,
        double staleReads,
        Duration listingLag,
        Duration executionLag,
        Duration weightsHold) {

    /** Calls take no time. */
    public static final Turbulence NONE =
            new Turbulence(false, 0, Duration.ZERO, 0, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    boolean readsMayBeOld() {
        return !staleness.isZero() || !listingLag.isZero() || !executionLag.isZero();
    }

    /** Makes an account as unsteady as this. */
    void reach(CloudConditions conditions) {
        conditions.weightsHoldAfter(weightsHold);
        conditions.deploymentsAreListedLate(listingLag);
    }
}
