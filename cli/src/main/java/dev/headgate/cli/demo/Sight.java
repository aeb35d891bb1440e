package dev.headgate.cli.demo;

import dev.headgate.cli.demo.Inbox.Mail;
import dev.headgate.cli.demo.Traffic.Live;
import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.picture.Snapshot.Question;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.simulator.served.BesidesAws;
import dev.headgate.simulator.served.News;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that a client sees of a release: executions, records, what is live, and mail.
 *
 * <p>It looks at some instants and shows each one: what happened between two looks is shown as it was then, by the timestamps
 * that AWS gives it.
 */
final class Sight {

    private static final int FEW_EVENTS = 50;
    private static final int MANY_EVENTS = 500;

    private final Service service;
    private final Executions executions;
    private final Records records;
    private final Traffic traffic;
    private final Inbox inbox;
    private final Questions questions;
    private final Map<String, Ended> closings = new HashMap<>();
    private final Map<String, Cause> causes = new HashMap<>();
    private BesidesAws besides = new BesidesAws(List.of(), List.of(), false);
    private final Set<String> changed = new HashSet<>();
    private boolean begun;
    private boolean mailed;
    private final Instant began;
    private Instant now;
    private Instant shown;

    /** @param at when the execution ended that closed it: another may take it over, and close it again */
    private record Ended(Instant at, Closing closing) {}

    /** @param isSteady whether somebody looks on all the time, and not only when an execution ends */
    Sight(Installation installation, Service service, ReleaseExecution release, Inbox inbox, boolean isSteady) {
        this.service = service;
        this.inbox = inbox;
        this.executions = new Executions(installation, service, release, isSteady ? FEW_EVENTS : MANY_EVENTS);
        this.records = Records.of(installation);
        this.traffic = new Traffic(installation.clients().environments(installation.waiting()), service);
        this.questions = new Questions(installation.configuration(), records);
        this.began = release.started();
        this.now = began;
        this.shown = now;
    }

    /**
     * Remembers that something has happened.
     *
     * @param at what time it is there
     */
    void hear(News news, Instant at) {
        now = at;
        changed.addAll(news.environments());
        begun |= news.executions();
        mailed |= news.mails();
    }

    /** Looks at what is live where it has changed: what it was before, nobody tells afterwards. */
    void lookAtTraffic() {
        environments().filter(it -> changed.remove(it.name())).forEach(it -> traffic.look(it, now));
    }

    /** Reads on in all that keeps what has happened. */
    void readOn(BesidesAws account) {
        besides = account;
        executions.look(begun);
        if (mailed) {
            questions.take(inbox.read());
        }
        environments()
                .filter(it -> mailed || Questions.isAwaited(track(it)))
                .forEach(it -> executions.planned(it.name()).ifPresent(questions::look));
        begun = false;
        mailed = false;
    }

    private Stream<Environment> environments() {
        return service.environments().stream();
    }

    /** The instants up to this one at which something happened that is still to be shown. */
    NavigableSet<Instant> moments() {
        NavigableSet<Instant> moments = new TreeSet<>();
        executions.tracks().flatMap(Track::moments).forEach(moments::add);
        traffic.moments().forEach(moments::add);
        Stream.concat(besides.happenings().stream().map(it -> it.at()), questions.moments())
                .filter(it -> it.isAfter(shown))
                .forEach(moments::add);
        moments.add(now);
        return moments.headSet(now, true);
    }

    /** Shows how it was at that instant, which is none before those shown so far. */
    void playTo(Instant at) {
        shown = at;
        executions.tracks().forEach(it -> it.playTo(at));
        traffic.playTo(at);
    }

    Instant shown() {
        return shown;
    }

    /** When the release was started. */
    Instant began() {
        return began;
    }

    Executions executions() {
        return executions;
    }

    Service service() {
        return service;
    }

    Track track(Environment environment) {
        return executions.track(environment);
    }

    Live live(Environment environment) {
        return traffic.in(environment);
    }

    /** What has come by now. */
    List<Mail> mails() {
        return questions.mails().stream().filter(it -> !it.at().isAfter(shown)).toList();
    }

    Optional<Question> question(Environment environment) {
        return questions.open(environment.name(), track(environment), shown);
    }

    BesidesAws besides() {
        return besides;
    }

    Optional<Image> image() {
        return executions.plan().map(it -> it.release().image());
    }

    /** How an environment's deployment ended; empty until it did. */
    Optional<Closing> closing(Environment environment) {
        Optional<Instant> until = track(environment).until();
        Optional<Ended> known =
                Optional.ofNullable(closings.get(environment.name())).filter(it -> until.equals(Optional.of(it.at())));
        if (until.isPresent() && known.isEmpty()) {
            known = record(environment).flatMap(Deployment::closing).map(it -> new Ended(until.get(), it));
            known.ifPresent(it -> closings.put(environment.name(), it));
        }
        return known.map(Ended::closing);
    }

    /** Why it is not going to be deployed; empty while it may be. */
    Optional<Cause> cause(Environment environment) {
        return executions
                .planned(environment.name())
                .map(DeploymentPlan::deploymentId)
                .flatMap(this::cause);
    }

    private Optional<Cause> cause(String deploymentId) {
        Optional<Cause> known = Optional.ofNullable(causes.get(deploymentId))
                .or(() -> records.find(deploymentId).flatMap(Deployment::cause));
        known.ifPresent(it -> causes.put(deploymentId, it));
        return known;
    }

    private Optional<Deployment> record(Environment environment) {
        return executions
                .planned(environment.name())
                .map(DeploymentPlan::deploymentId)
                .flatMap(records::find);
    }

    /** Whether the release and all of its deployments have ended, as far as was shown. */
    boolean hasEnded() {
        return executions.releaseEnded().isPresent() && executions.tracks().noneMatch(Track::isUnderWay);
    }

    /** Whether nothing goes on any more: nobody is going to act, and nothing is left to be told or to be given free. */
    boolean isOver() {
        return hasEnded()
                && !besides.expectsSomebody()
                && records.deployments().unannounced().isEmpty()
                && records.deployments().owed(1).isEmpty()
                && records.deployments().locks().stream()
                        .allMatch(it -> records.find(it.deploymentId())
                                .filter(held -> held.closing().isPresent())
                                .isPresent());
    }
}
