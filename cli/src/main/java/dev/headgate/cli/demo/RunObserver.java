package dev.headgate.cli.demo;

import dev.headgate.cli.picture.Phase;
import dev.headgate.cli.picture.Snapshot;
import dev.headgate.cli.picture.Snapshot.EnvironmentState;
import dev.headgate.cli.picture.Snapshot.Heading;
import dev.headgate.cli.picture.Snapshot.Health;
import dev.headgate.cli.picture.Snapshot.Question;
import dev.headgate.cli.picture.Watched;
import dev.headgate.config.Environment;
import dev.headgate.deployment.Activity;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Decision;
import dev.headgate.release.Image;
import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.environment.TrafficView.Revision;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.scenario.Journal.Track;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.tooling.Mail;
import dev.headgate.text.DurationWords;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks at a run from outside; changes nothing in it. To be used on the run's own thread. */
final class RunObserver implements Watched {

    private final Run run;
    private final Pace pace;
    private final Optional<String> served;
    private final ImageNames names;
    private final Narrator narrator;
    private final Map<String, Ended> closings = new HashMap<>();

    /** @param at when the execution ended that closed it: another may take it over, and close it again */
    private record Ended(Instant at, Closing closing) {}

    /**
     * Observes a run that is about to begin.
     *
     * @param served where the person who watches finds questions and dashboard; empty where they are not asked
     */
    RunObserver(Run run, Pace pace, Optional<String> served) {
        this.run = run;
        this.pace = pace;
        this.served = served;
        this.names = new ImageNames(run.service().repository());
        this.narrator = new Narrator(run);
    }

    @Override
    public Snapshot snapshot() {
        List<Mail> mails = run.world().tooling().sns().all();
        return new Snapshot(
                heading(),
                environments(),
                mails.stream().map(this::message).toList(),
                happenings(),
                served.isPresent() ? questions() : List.of());
    }

    /** What simulated approvers are asked, too. */
    List<Question> questions() {
        return new Questions(run).open();
    }

    private Heading heading() {
        return new Heading(
                release(),
                scenario() + "  " + pace + "  seed " + seed(),
                now(),
                elapsed(),
                served.map(URI::create),
                "The clock stands still until you decide:");
    }

    @Override
    public String title() {
        return "%s, scenario %s, pace %s, seed %d".formatted(release(), scenario(), pace, seed());
    }

    /** The service and its image, for people. */
    String release() {
        return run.service().name()
                + image().map(image -> " " + names.of(image.reference())).orElse("");
    }

    String scenario() {
        return run.scenario().name();
    }

    long seed() {
        return run.seed();
    }

    @Override
    public List<EnvironmentState> environments() {
        return run.service().environments().stream()
                .map(Environment::name)
                .map(this::environment)
                .toList();
    }

    /** Virtual time since the run began. */
    @Override
    public Duration elapsed() {
        return Duration.between(World.START, now());
    }

    Instant now() {
        return run.world().loop().instant();
    }

    /** Whether the release stands still until somebody answers who has been asked. */
    boolean awaitsAnAnswer() {
        return isSomebodyAsked() && !questions().isEmpty();
    }

    boolean isSomebodyAsked() {
        return run.service().environments().stream().map(it -> track(it.name())).anyMatch(Questions::isAwaited);
    }

    /** The image that serves most of production there, for people. */
    String serving(String environment) {
        return names.of(servingImage(environment));
    }

    /** The same, as a task definition names it. */
    String servingImage(String environment) {
        return traffic(environment).revisions().stream()
                .max((one, other) -> Integer.compare(one.percent(), other.percent()))
                .map(Revision::image)
                .orElse("nothing");
    }

    /** How an environment's deployment ended; empty until it did. */
    Optional<Closing> closing(String environment) {
        Optional<Instant> until = track(environment).until();
        Optional<Ended> known =
                Optional.ofNullable(closings.get(environment)).filter(it -> until.equals(Optional.of(it.at())));
        if (until.isPresent() && known.isEmpty()) {
            known = run.journal()
                    .deployment(run.service().name(), environment)
                    .flatMap(it -> it.closing())
                    .map(closing -> new Ended(until.get(), closing));
            known.ifPresent(it -> closings.put(environment, it));
        }
        return known.map(Ended::closing);
    }

    /** What went wrong and what people did, oldest first; times are since the run began. */
    @Override
    public List<Snapshot.Happening> happenings() {
        return narrator.happenings().stream()
                .map(it -> new Snapshot.Happening(Duration.between(World.START, it.at()), it.what()))
                .toList();
    }

    /** How often what happened again and again did. */
    List<String> totals() {
        return narrator.totals();
    }

    Track track(String environment) {
        return run.journal().track(run.service().name(), environment);
    }

    Run run() {
        return run;
    }

    private EnvironmentState environment(String name) {
        Track track = track(name);
        TrafficView traffic = traffic(name);
        int green = traffic.revisions().stream()
                .filter(isGreen())
                .mapToInt(Revision::percent)
                .sum();
        Phase phase = Phase.of(track.states(), green);
        Optional<Closing> closing = closing(name);
        return new EnvironmentState(
                name,
                phase,
                closing.map(Closing::outcome),
                green,
                health(traffic, isGreen().negate()),
                health(traffic, isGreen()),
                closing.map(Closing::reason).orElseGet(() -> doing(name, phase, track)),
                phase == Phase.NOT_REACHED
                        ? Optional.empty()
                        : Optional.of(
                                Duration.between(track.since(), track.until().orElse(now()))));
    }

    private TrafficView traffic(String environment) {
        World.Place place = run.world().place(run.service().name(), environment);
        return place.account().trafficView(place.service());
    }

    /** Green is the release's image: a task set's part changes when the deployment ends, what runs in it does not. */
    private Predicate<Revision> isGreen() {
        Optional<String> image = image().map(Image::reference);
        return revision -> image.equals(Optional.of(revision.image()));
    }

    private static Health health(TrafficView traffic, Predicate<Revision> which) {
        List<Revision> revisions = traffic.revisions().stream()
                .filter(which)
                .filter(revision -> !revision.status().equals("DRAINING"))
                .toList();
        return new Health(
                revisions.stream().mapToInt(Revision::healthy).sum(),
                revisions.stream().mapToInt(Revision::desired).sum());
    }

    private String doing(String environment, Phase phase, Track track) {
        return switch (phase) {
            case NOT_REACHED, QUIET -> "";
            case GETTING_READY ->
                track.state().filter(it -> it.startsWith("WaitFor")).isPresent() ? track.why() : "";
            case ASKING ->
                new Questions(run)
                        .askedIn(environment)
                        .map(who -> who + " decides")
                        .orElse("");
            case BAKING -> baking(environment, track);
            case ROLLING_BACK ->
                run.journal()
                        .deployment(run.service().name(), environment)
                        .flatMap(it -> it.cause())
                        .map(Cause::reason)
                        .map(cause -> cause.equals(track.why()) ? cause : track.why() + " (" + cause + ")")
                        .orElse(track.why());
            case COMING_UP, MOVING, RETIRING_BLUE, CLOSING -> "";
        };
    }

    /** Before the first look at the bake, the last reason is still one of the shift. */
    private String baking(String environment, Track track) {
        return track.decision().filter(RunObserver::isOfTheBake).isPresent()
                ? track.why()
                : "baking for " + DurationWords.rounded(bake(environment));
    }

    private static boolean isOfTheBake(Decision decision) {
        return switch (decision) {
            case Decision.KeepWatching watching ->
                watching.activity().filter(RunObserver::isOfTheBake).isPresent();
            case Decision.AskToFinish ask -> true;
            case Decision.RetireBlue retire -> true;
            case Decision.Finish finish -> true;
            case Decision.RollBack rollBack -> true;
            case Decision.CallHuman call -> true;
            case Decision.AskForTraffic ask -> false;
            case Decision.Proceed proceed -> false;
        };
    }

    private static boolean isOfTheBake(Activity activity) {
        return switch (activity) {
            case BAKES, JUDGE_WATCHES_ON, PAUSED, DOUBT, BLIND -> true;
            case GREEN_COMES_UP, TRAFFIC_MOVES, BLUE_GOES, WINDOW_CLOSED -> false;
        };
    }

    private Duration bake(String environment) {
        return run.service()
                .environment(environment)
                .map(it -> it.rules().bake())
                .orElse(Duration.ZERO);
    }

    private Optional<Image> image() {
        return run.journal().plan().map(plan -> plan.release().image());
    }

    private Snapshot.Message message(Mail mail) {
        return new Snapshot.Message(
                Duration.between(World.START, mail.at()),
                mail.to(),
                mail.subject().replace("[Headgate] ", ""));
    }
}
