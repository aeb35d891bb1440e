package dev.headgate.cli.picture;

import dev.headgate.deployment.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run looks like at one instant.
 *
 * @param environments in the order of their waves
 * @param messages all that were sent, oldest first
 * @param happenings what went wrong and what people did, oldest first
 * @param questions that wait for an answer
 */
public record Snapshot(
        Heading heading,
        List<EnvironmentState> environments,
        List<Message> messages,
        List<Happening> happenings,
        List<Question> questions) {

    public Snapshot {
        environments = List.copyOf(environments);
        messages = List.copyOf(messages);
        happenings = List.copyOf(happenings);
        questions = List.copyOf(questions);
    }

    /**
     * What is looked at.
     *
     * @param release the service and its image, for people
     * @param how it is played, or looked at
     * @param elapsed time since it began
     * @param dashboard where it is served, if it is
     * @param asking what stands above questions
     */
    public record Heading(
            String release, String how, Instant now, Duration elapsed, Optional<URI> dashboard, String asking) {}

    /**
     * One environment.
     *
     * @param greenPercent of production requests; empty where only the live listener tells
     * @param targets of both revisions; empty where nobody has counted them
     * @param doing what goes on there, or why it ended so
     * @param elapsed how long its deployment has taken; empty before it began
     */
    public record EnvironmentState(
            String name,
            Phase phase,
            Optional<Outcome> outcome,
            OptionalInt greenPercent,
            Optional<Targets> targets,
            String doing,
            Optional<Duration> elapsed) {

        /** One of which all is known. */
        public EnvironmentState(
                String name,
                Phase phase,
                Optional<Outcome> outcome,
                int greenPercent,
                Health blue,
                Health green,
                String doing,
                Optional<Duration> elapsed) {
            this(
                    name,
                    phase,
                    outcome,
                    OptionalInt.of(greenPercent),
                    Optional.of(new Targets(blue, green)),
                    doing,
                    elapsed);
        }

        /** Its outcome, or else its phase. */
        public String standing() {
            return outcome.map(Outcome::name).orElse(phase.words());
        }

        /** Green's share, for people. */
        String percent() {
            if (phase == Phase.QUIET) {
                return "";
            }
            return greenPercent.isPresent() ? greenPercent.getAsInt() + " %" : "? %";
        }
    }

    /** The targets of both revisions. */
    public record Targets(Health blue, Health green) {}

    /** Targets of a revision that are healthy, of those it should have. */
    public record Health(int healthy, int desired) {
        public static final Health NONE = new Health(0, 0);

        boolean isWell() {
            return healthy >= desired;
        }

        @Override
        public String toString() {
            return desired == 0 && healthy == 0 ? "-" : healthy + "/" + desired;
        }
    }

    public record Message(Duration at, String to, String subject) {}

    /**
     * Something went wrong, or somebody did something.
     *
     * @param what a sentence without its full stop
     */
    public record Happening(Duration at, String what) {}

    /**
     * Somebody must decide.
     *
     * @param subject what is asked
     * @param links one for each approver, at least one
     */
    public record Question(String environment, String subject, List<Link> links) {
        public Question {
            links = List.copyOf(links);
        }
    }

    /** An approver's own link. */
    public record Link(String approver, URI url) {}
}
