package dev.headgate.testing;

import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.ServiceView;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.RollbackStep;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.TrafficControlException;
import dev.headgate.traffic.codedeploy.CodeDeployRollback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A service of four tasks that shows what a test sets, remembers what was asked of it, and fails when it is told to. */
public final class ScriptedBackend implements TrafficBackend {

    /** What was asked for, in words; looking is not in it. */
    public final List<String> calls = new ArrayList<>();

    /** The alarms that the last look was about. */
    public List<String> alarmsLookedAt = List.of();

    public ServiceView view = Example.onBlue();
    public Optional<Limits> limits = Optional.of(new Limits(Duration.ofHours(9), Duration.ofHours(3)));
    public Progress.Stage stage = Progress.Stage.AT_WORK;
    public Optional<String> activity = Optional.empty();
    public boolean pastTraffic;

    /** Of which it tells by events; empty where it tells nothing. */
    public Optional<String> newsPlace = Optional.empty();

    /** What a deployment would change unasked. */
    public List<Fault> unfit = List.of();

    /** The newest revision of the family that serves. */
    public String template = Example.BLUE_REVISION;

    /** Revisions that cannot be started any more. */
    public final Set<String> deregistered = new HashSet<>();

    /** What a revision's container runs, where it is not what {@link Example#BLUE} does. */
    public final Map<String, String> images = new HashMap<>();

    /** Revisions that are copies of another one. */
    public final Map<String, String> copies = new HashMap<>();

    /** The revisions of which it was asked whether what serves is a copy. */
    public final List<String> originalsSought = new ArrayList<>();

    /** Which revisions were compared, in words. */
    public final List<String> compared = new ArrayList<>();

    private final Map<String, RuntimeException> failures = new HashMap<>();
    private final Map<String, RuntimeException> outages = new HashMap<>();
    private Runnable whileAsked = () -> {};
    private Runnable whileLooking = () -> {};
    private Runnable whileMeasured = () -> {};
    private final Map<String, RuntimeException> lostReplies = new HashMap<>();
    private final Map<String, String> startedByMarker = new HashMap<>();
    private int revision = 41;

    /** The next call of this operation is refused. */
    public void fail(String operation, RuntimeException refusal) {
        failures.put(operation, refusal);
    }

    /** Every call of this operation is refused until it {@linkplain #recover recovers}. */
    public void failAlways(String operation, RuntimeException refusal) {
        outages.put(operation, refusal);
    }

    public void recover(String operation) {
        outages.remove(operation);
    }

    /** What happens while CodeDeploy is asked how far it is. */
    public void onProgress(Runnable meanwhile) {
        whileAsked = meanwhile;
    }

    /** What happens during the next look. */
    public void onLook(Runnable meanwhile) {
        whileLooking = meanwhile;
    }

    /** Somebody acts while its limits are read. */
    public void onLimits(Runnable meanwhile) {
        whileMeasured = meanwhile;
    }

    /** The next call of this operation is carried out, and its reply is lost. */
    public void loseReply(String operation) {
        lostReplies.put(operation, new TrafficControlException("no reply to " + operation));
    }

    public ScriptedBackend withRedAlarm(String alarm) {
        view = new ViewLike(view).red(alarm).seen();
        return this;
    }

    @Override
    public ServiceView look(Target target, List<String> alarms) {
        refuse("look");
        Runnable meanwhile = whileLooking;
        whileLooking = () -> {};
        meanwhile.run();
        alarmsLookedAt = alarms;
        return view;
    }

    @Override
    public Optional<Limits> limits(Target target) {
        refuse("limits");
        Runnable meanwhile = whileMeasured;
        whileMeasured = () -> {};
        meanwhile.run();
        return limits;
    }

    @Override
    public List<Fault> unfit(DeploymentPlan plan) {
        refuse("unfit");
        return unfit;
    }

    @Override
    public String template(Target target, String serving, Optional<String> known, String container, Image image) {
        refuse("template");
        return template;
    }

    @Override
    public String registerRevision(Target target, String copied, String container, Image image) {
        begin("registerRevision", "register " + revisionOf(copied) + " with " + container + " " + image.shortDigest());
        revision++;
        return end("registerRevision", "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:" + revision);
    }

    @Override
    public String startable(Target target, String taskDefinition) {
        if (!deregistered.contains(taskDefinition)) {
            return taskDefinition;
        }
        begin("registerRevision", "register " + revisionOf(taskDefinition) + " anew");
        return end("registerRevision", taskDefinition + "0");
    }

    @Override
    public boolean isCopy(Target target, String some, String other) {
        originalsSought.add(some);
        return some.equals(copies.get(other));
    }

    @Override
    public Optional<String> imageOf(Target target, String taskDefinition, String container) {
        return Optional.of(images.getOrDefault(taskDefinition, Example.BLUE.image()));
    }

    @Override
    public Optional<String> testUrl(Target target) {
        refuse("testUrl");
        return Optional.of("http://" + target.service() + ".elb.example.com:9001");
    }

    @Override
    public List<RevisionChange> changes(
            Target target, String blue, Optional<String> green, String container, Image image) {
        refuse("changes");
        compared.add(revisionOf(blue) + " with "
                + green.map(ScriptedBackend::revisionOf).orElse("the newest"));
        return List.of(RevisionChange.shown(
                container + ": image", Optional.of(Example.BLUE.image()), Optional.of(image.reference())));
    }

    @Override
    public String start(DeploymentPlan plan, String taskDefinition, Marker marker, List<String> ignoredAlarms) {
        begin("start", "start " + revisionOf(taskDefinition) + " by " + strategyOf(plan) + ", marked " + marker.text());
        String id = startedByMarker.isEmpty() ? Example.CODE_DEPLOY_ID : "d-" + (startedByMarker.size() + 1);
        startedByMarker.put(marker.text(), id);
        return end("start", id);
    }

    @Override
    public Optional<String> find(Target target, String taskDefinition, Marker marker) {
        refuse("find");
        return Optional.ofNullable(startedByMarker.get(marker.text()));
    }

    @Override
    public Progress progress(Target target, String id) {
        whileAsked.run();
        Optional<String> failure = stage == Progress.Stage.FAILED || stage == Progress.Stage.STOPPED
                ? Optional.of("CodeDeploy stopped it")
                : Optional.empty();
        return new Progress(id, stage, activity, pastTraffic, Optional.empty(), newsPlace.isPresent(), failure);
    }

    @Override
    public void proceed(Target target, String id, Optional<String> pause) {
        begin("proceed", "proceed " + id);
    }

    @Override
    public void retireBlue(Target target, String id) {
        begin("retireBlue", "retire blue of " + id);
    }

    @Override
    public void rollBack(Target target, String id) {
        begin("rollBack", "roll back " + id);
    }

    @Override
    public Optional<String> newsPlace(Target target) {
        return newsPlace;
    }

    @Override
    public String loadBalancer(Target target) {
        return "app/web-prod/0123456789abcdef";
    }

    @Override
    public RollbackStep nextRollbackStep(
            Deployment deployment, ServiceView service, Optional<Progress> active, Instant now) {
        return CodeDeployRollback.step(deployment, service, active, now);
    }

    private void begin(String operation, String call) {
        refuse(operation);
        calls.add(call);
    }

    private void refuse(String operation) {
        throwIfThere(Optional.ofNullable(outages.get(operation)));
        throwIfThere(Optional.ofNullable(failures.remove(operation)));
    }

    private String end(String operation, String result) {
        throwIfThere(Optional.ofNullable(lostReplies.remove(operation)));
        return result;
    }

    private static void throwIfThere(Optional<RuntimeException> failure) {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static String strategyOf(DeploymentPlan plan) {
        return plan.environment().rules().strategy().getClass().getSimpleName();
    }

    private static String revisionOf(String taskDefinition) {
        return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
    }
}
