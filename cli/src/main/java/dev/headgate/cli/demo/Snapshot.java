package dev.headgate.cli.demo;

import dev.headgate.deployment.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run looks like at one instant.
 *
 * @param environments in the order of their waves
 * @param messages all that were sent, oldest first
 * @param happenings what went wrong and what people did, oldest first
 * @param questions that wait for an answer
 */
record Snapshot(
        Heading heading,
        List<EnvironmentState> environments,
        List<Message> messages,
        List<Happening> happenings,
        List<Question> questions) {

    Snapshot {
        environments = List.copyOf(environments);
        messages = List.copyOf(messages);
        happenings = List.copyOf(happenings);
        questions = List.copyOf(questions);
    }

    /**
     * What is released, and how the run is played.
     *
     * @param release the service and its image, for people
     * @param elapsed virtual time since the run began
     * @param dashboard where it is served, if it is
     */
    record Heading(
            String release,
            String scenario,
            String pace,
            long seed,
            Instant now,
            Duration elapsed,
            Optional<URI> dashboard) {}

    /**
     * One environment.
     *
     * @param greenPercent of production requests
     * @param doing what goes on there, or why it ended so
     * @param elapsed how long its deployment has taken; empty before it began
     */
    record EnvironmentState(
            String name,
            Phase phase,
            Optional<Outcome> outcome,
            int greenPercent,
            Health blue,
            Health green,
            String doing,
            Optional<Duration> elapsed) {

        /** Its outcome, or else its phase. */
        String standing() {
            return outcome.map(Outcome::name).orElse(phase.words());
        }
    }

    /** Targets of a revision that are healthy, of those it should have. */
    record Health(int healthy, int desired) {
        static final Health NONE = new Health(0, 0);

        boolean isWell() {
            return healthy >= desired;
        }

        @Override
        public String toString() {
            return desired == 0 && healthy == 0 ? "-" : healthy + "/" + desired;
        }
    }

    record Message(Duration at, String to, String subject) {}

    /** @param what a sentence without its full stop */
    record Happening(Duration at, String what) {}

    /**
     * Somebody must decide.
     *
     * @param subject what is asked
     * @param links one for each approver, at least one
     */
    record Question(String environment, String subject, List<Link> links) {
        Question {
            links = List.copyOf(links);
        }
    }

    /** An approver's own link. */
    record Link(String approver, URI url) {}
}
