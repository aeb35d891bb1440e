package dev.headgate.status;

import dev.headgate.asker.Asker;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.window.Freeze;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How an installation stands.
 *
 * @param places every service in every environment, in the order of the configuration
 * @param ongoing deployments without an end, and those that a human is needed for, latest first
 * @param ended deployments that have ended, latest first
 */
public record Status(List<Place> places, List<Ongoing> ongoing, List<Ended> ended) {
    public Status {
        places = List.copyOf(places);
        ongoing = List.copyOf(ongoing);
        ended = List.copyOf(ended);
    }

    /**
     * A service in an environment.
     *
     * @param deployed what was deployed here last; empty if nothing was
     * @param asker who started the release that deployed it, as IAM knows it
     * @param closed what would keep a release from starting now
     */
    public record Place(
            String service,
            String environment,
            Optional<Deployment> deployed,
            Optional<Asker> asker,
            Optional<Closed> closed) {}

    /**
     * That a release would not start now, unless it rolls back or a person overrules that.
     *
     * @param until when it may, as far as is known; empty where that is longer than any waits
     * @param why for people: who has frozen it, or what is allowed
     * @param freezes that hold
     * @param zone in whose time people here speak
     */
    public record Closed(Optional<Instant> until, String why, List<Freeze> freezes, ZoneId zone) {
        public Closed {
            freezes = List.copyOf(freezes);
        }
    }

    /**
     * A deployment that has not ended, or not well.
     *
     * @param question what it waits for people to answer
     */
    public record Ongoing(Deployment deployment, Phase phase, Optional<Asked> question) {}

    /**
     * A question that stands.
     *
     * @param approvers who can still bring it to an approval and has not answered
     * @param missing how many of them must still approve
     */
    public record Asked(List<String> approvers, int missing, Instant until) {
        public Asked {
            approvers = List.copyOf(approvers);
        }
    }

    /** A deployment and how it ended. */
    public record Ended(Deployment deployment, Outcome outcome, String reason, Instant at) {}
}
