package dev.headgate.cli.demo;

import dev.headgate.cli.demo.Inbox.Mail;
import dev.headgate.cli.demo.Traffic.Live;
import dev.headgate.cli.demo.Traffic.Share;
import dev.headgate.cli.picture.Phase;
import dev.headgate.cli.picture.Snapshot;
import dev.headgate.cli.picture.Snapshot.EnvironmentState;
import dev.headgate.cli.picture.Snapshot.Heading;
import dev.headgate.cli.picture.Snapshot.Question;
import dev.headgate.cli.picture.Watched;
import dev.headgate.config.Environment;
import dev.headgate.deployment.Closing;
import dev.headgate.release.Image;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Draws what was seen of a demo's release, as it was at the instant that is shown. */
final class RunObserver implements Watched {

    private final Sight sight;
    private final ImageNames names;
    private final Told told;
    private final Optional<String> served;

    /**
     * What was asked for.
     *
     * @param scenario its name
     * @param pace for people
     */
    record Told(String scenario, String pace, long seed) {}

    /** @param served where the person who watches finds questions and dashboard; empty where they are not asked */
    RunObserver(Sight sight, ImageNames names, Told told, Optional<String> served) {
        this.sight = sight;
        this.names = names;
        this.told = told;
        this.served = served;
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(
                heading(),
                environments(),
                sight.mails().stream().map(this::message).toList(),
                happenings(),
                served.isPresent() ? questions() : List.of());
    }

    /** What simulated approvers are asked, too. */
    List<Question> questions() {
        return all().stream().flatMap(it -> sight.question(it).stream()).toList();
    }

    private Heading heading() {
        return new Heading(
                release(),
                told.scenario() + "  " + told.pace() + "  seed " + told.seed(),
                sight.shown(),
                elapsed(),
                served.map(URI::create),
                "The clock stands still until you decide:");
    }

    @Override
    public String title() {
        return "%s, scenario %s, pace %s, seed %d".formatted(release(), told.scenario(), told.pace(), told.seed());
    }

    /** The service and its image, for people. */
    String release() {
        return sight.service().name()
                + sight.image().map(image -> " " + names.of(image.reference())).orElse("");
    }

    Told told() {
        return told;
    }

    Sight sight() {
        return sight;
    }

    @Override
    public List<EnvironmentState> environments() {
        return all().stream().map(this::state).toList();
    }

    private List<Environment> all() {
        return sight.service().environments();
    }

    /** Virtual time since the run began. */
    @Override
    public Duration elapsed() {
        return since(sight.shown());
    }

    private Duration since(Instant at) {
        return Duration.between(sight.began(), at);
    }

    /** Whether the release stands still until somebody answers who has been asked. */
    boolean awaitsAnAnswer() {
        return isSomebodyAsked() && !questions().isEmpty();
    }

    boolean isSomebodyAsked() {
        return sight.executions().tracks().anyMatch(Questions::isAwaited);
    }

    /** The image that serves most of production there, for people. */
    String serving(Environment environment) {
        return names.of(sight.live(environment).serving());
    }

    /** What went wrong and what people did, oldest first; times are since the run began. */
    @Override
    public List<Snapshot.Happening> happenings() {
        return sight.besides().happenings().stream()
                .filter(it -> !it.at().isAfter(sight.shown()))
                .map(it -> new Snapshot.Happening(since(it.at()), it.what()))
                .toList();
    }

    private EnvironmentState state(Environment environment) {
        Track track = sight.track(environment);
        Live live = sight.live(environment);
        int green = live.percent(isGreen());
        Phase phase = Phase.of(track.states(), green);
        Optional<Closing> closing = sight.closing(environment);
        return new EnvironmentState(
                environment.name(),
                phase,
                closing.map(Closing::outcome),
                green,
                live.health(isGreen().negate()),
                live.health(isGreen()),
                closing.map(Closing::reason).orElseGet(() -> new Doing(sight).in(environment, phase)),
                phase == Phase.NOT_REACHED
                        ? Optional.empty()
                        : track.since()
                                .map(it -> Duration.between(it, track.until().orElse(sight.shown()))));
    }

    /** Green is the release's image: a task set's part changes when the deployment ends, what runs in it does not. */
    private Predicate<Share> isGreen() {
        Optional<String> image = sight.image().map(Image::reference);
        return share -> image.equals(Optional.of(share.image()));
    }

    private Snapshot.Message message(Mail mail) {
        return new Snapshot.Message(since(mail.at()), mail.to(), mail.shortSubject());
    }
}
