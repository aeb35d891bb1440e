package dev.headgate.simulator.law;

import dev.headgate.config.Configuration;
import dev.headgate.config.Gate;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Start;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.Origin;
import dev.headgate.release.Release;
import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.environment.TrafficView.Color;
import dev.headgate.simulator.environment.TrafficView.Revision;
import dev.headgate.simulator.tooling.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A world put together by hand, to break one law in it: web serves in prod, and nothing has happened. */
final class Scene implements Moment {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final Place PROD = new Place("web", "prod");

    private static final Configuration CONFIGURATION = ConfigurationFile.parse("""
            headgate: 1
            region: us-east-1
            approvers: {alice: alice@example.com, bob: bob@example.com}
            environments:
              dev: {wave: 1}
              prod: {wave: 2}
            services:
              web:
                port: 8080
                environments:
                  dev: {strategy: allAtOnce, bake: 2m}
                  prod:
                    strategy: allAtOnce
                    bake: 10m
                    gates:
                      - {before: deployment, approvers: [alice, bob], required: 2, expiresAfter: 2h}
            """, "scene.yaml", "111122223333");

    final Doings done = new Doings();
    private final Map<String, Deployment> records = new LinkedHashMap<>();
    private final List<Lock> held = new ArrayList<>();
    private final List<Freeze> frozen = new ArrayList<>();
    private final Map<String, Optional<ExecutionStatus>> ran = new LinkedHashMap<>();
    private final List<Mail> sent = new ArrayList<>();
    private final List<Revision> revisions = new ArrayList<>();
    private Optional<String> active = Optional.empty();
    private Optional<String> description = Optional.empty();
    private boolean undoes;
    private int forms;
    private Instant now = START;

    Scene() {
        revisions.add(revision(Color.BLUE, "v2", 100, 4, 4));
    }

    // ---- what is put together ----------------------------------------------------------------------------------

    Scene after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Scene serving(Revision... all) {
        revisions.clear();
        revisions.addAll(List.of(all));
        return this;
    }

    static Revision blue(String tag, int percent) {
        return revision(Color.BLUE, tag, percent, 4, 4);
    }

    static Revision green(String tag, int percent) {
        return revision(Color.GREEN, tag, percent, 4, 4);
    }

    static Revision sick(String tag, int percent, int healthy) {
        return revision(Color.GREEN, tag, percent, 4, healthy);
    }

    static Revision scaledTo(int desired, String tag, int healthy) {
        return revision(Color.GREEN, tag, 100, desired, healthy);
    }

    private static Revision revision(Color color, String tag, int percent, int desired, int healthy) {
        return new Revision(
                color,
                "set-" + tag,
                "web-prod",
                image(tag).reference(),
                percent,
                false,
                "ACTIVE",
                desired,
                desired,
                healthy,
                0);
    }

    /** CodeDeploy is at work. */
    Scene atWork(String id, String describedAs) {
        active = Optional.of(id);
        description = Optional.of(describedAs);
        return this;
    }

    /** CodeDeploy began by itself to undo what was at work. */
    Scene undoing(String id) {
        active = Optional.of(id);
        undoes = true;
        return this;
    }

    Scene idle() {
        active = Optional.empty();
        undoes = false;
        description = Optional.empty();
        return this;
    }

    static Deployment deployment(String id, String environment, String tag, boolean rollback, Instant requestedAt) {
        Release release = new Release("release-1", "web", image(tag), rollback, "", "dave", requestedAt, "arn:release");
        return Deployment.open(
                new DeploymentPlan(
                        id,
                        release,
                        CONFIGURATION
                                .service("web")
                                .flatMap(it -> it.environment(environment))
                                .orElseThrow(),
                        "web",
                        8080,
                        "CodeDeployDefault.ECSAllAtOnce"),
                "arn:" + id,
                START);
    }

    static Deployment deployment(String id, String tag) {
        return deployment(id, "prod", tag, false, START);
    }

    /** Of a pipeline's build, to prod. */
    static Deployment byItself(String id, String tag) {
        Deployment asked = deployment(id, tag);
        DeploymentPlan plan = asked.plan();
        Release release = new Release(
                "release-2",
                "web",
                image(tag),
                false,
                "",
                "pipeline web",
                START,
                "arn:release",
                Optional.empty(),
                Optional.empty(),
                Optional.of(START),
                Optional.empty(),
                Optional.of(Origin.PIPELINE),
                Optional.empty());
        return Deployment.open(
                new DeploymentPlan(
                        id, release, plan.environment(), plan.container(), plan.port(), plan.backendStrategy()),
                asked.executionArn(),
                START);
    }

    /** Started while this tag served. */
    static Deployment started(Deployment deployment, String blue, Instant at) {
        return deployment.intending(
                "headgate:" + deployment.id(),
                at,
                new Start.Blue("web-prod", "tg", image(blue).reference()),
                List.of());
    }

    static Deployment closed(Deployment deployment, Outcome outcome, Instant at) {
        return deployment.closed(new Closing(outcome, "so it ended", "", at));
    }

    static Deployment approved(Deployment deployment, String by, Instant at) {
        return deployment.decided(
                new GateDecision(Gate.Before.DEPLOYMENT, GateDecision.Decided.APPROVED, by, Optional.empty(), at));
    }

    static Image image(String tag) {
        String digit = tag.substring(1);
        return new Image("registry/web", "sha256:" + digit.repeat(64), Optional.of(tag));
    }

    Scene record(Deployment deployment) {
        records.put(deployment.id(), deployment);
        return this;
    }

    Scene lockedBy(String id) {
        held.add(new Lock(PROD.lockName(), id, now));
        return this;
    }

    Scene unlocked() {
        held.clear();
        return this;
    }

    /** The only word on prod from now on. */
    Scene frozen(Freeze freeze) {
        frozen.clear();
        frozen.add(freeze);
        return this;
    }

    /** Of all of prod, for two hours, by an execution of this name. */
    static Freeze freeze(String execution, Instant since) {
        return new Freeze(
                "prod",
                Optional.empty(),
                since,
                since.plus(Duration.ofHours(2)),
                "the sale",
                Optional.of("alice"),
                "arn:" + execution,
                Optional.empty());
    }

    Scene execution(String name, Optional<ExecutionStatus> status) {
        ran.put(name, status);
        return this;
    }

    Scene mailed(String to, String subject, String body) {
        sent.add(new Mail(to, "topic", subject, body, now));
        return this;
    }

    Scene sentForms(int number) {
        forms = number;
        return this;
    }

    // ---- what laws see -----------------------------------------------------------------------------------------

    @Override
    public Instant at() {
        return now;
    }

    @Override
    public List<Place> places() {
        return List.of(PROD);
    }

    @Override
    public TrafficView traffic(Place place) {
        return new TrafficView("web", 1000, revisions, active, active.map(it -> "IN_PROGRESS"));
    }

    @Override
    public Optional<String> description(Place place) {
        return description;
    }

    @Override
    public boolean isRollbackOfCodeDeploy(Place place) {
        return undoes;
    }

    @Override
    public List<Deployment> deployments() {
        return List.copyOf(records.values());
    }

    @Override
    public List<Lock> locks() {
        return List.copyOf(held);
    }

    @Override
    public List<Freeze> freezes() {
        return List.copyOf(frozen);
    }

    @Override
    public Doings doings() {
        return done;
    }

    @Override
    public List<Mail> mails() {
        return List.copyOf(sent);
    }

    @Override
    public Map<String, Optional<ExecutionStatus>> executions() {
        return Map.copyOf(ran);
    }

    @Override
    public int answers() {
        return forms;
    }
}
