package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.config.Strategy;
import dev.headgate.simulator.environment.codedeploy.LifecycleEvents.Name;
import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

/** A blue/green deployment on its way through its lifecycle events. */
final class DeploymentRun implements Run {

    private static final Duration HEALTH_POLL = Duration.ofSeconds(5);
    private static final Duration HEALTH_LIMIT = Duration.ofMinutes(60);

    private final EventLoop loop;
    private final Deployments deployments;
    private final Deployment deployment;
    private final SimulatedService service;
    private final Pace pace;
    private final RunningTaskSet blue;
    private Optional<RunningTaskSet> green = Optional.empty();
    private Optional<TrafficShift> shift = Optional.empty();
    private Optional<ScalingGuard> guard = Optional.empty();
    private EventLoop.Event next;
    private Stage stage = Stage.DEPLOYING;

    /** What the status does not tell apart. */
    private enum Stage {
        DEPLOYING,
        AT_READY_WAIT,
        AT_TERMINATION_WAIT,
        BLUE_IS_GOING
    }

    DeploymentRun(EventLoop loop, Deployments deployments, Deployment deployment, Pace pace) {
        this.loop = loop;
        this.deployments = deployments;
        this.deployment = deployment;
        this.service = deployment.group().service();
        this.pace = pace;
        blue = service.primary();
        next = loop.after(pace.creation(), deployment.id() + " starts", this::begin);
    }

    @Override
    public Deployment deployment() {
        return deployment;
    }

    @Override
    public RunningTaskSet blue() {
        return blue;
    }

    @Override
    public Optional<RunningTaskSet> green() {
        return green;
    }

    boolean isAtReadyWait() {
        return stage == Stage.AT_READY_WAIT;
    }

    boolean isAtTerminationWait() {
        return stage == Stage.AT_TERMINATION_WAIT;
    }

    /** Blue's tasks are being stopped: there is nothing left to go back to. */
    boolean isPastReturn() {
        return stage == Stage.BLUE_IS_GOING;
    }

    private void begin() {
        deployment.begin(loop.instant());
        deployments.checkAlarms(this);
        pass(Name.BEFORE_INSTALL, this::install);
    }

    private void install() {
        deployment.events().start(Name.INSTALL, loop.instant());
        service.clearLeftovers();
        RunningTaskSet created = service.addTaskSet(
                deployment.order().taskDefinition(), deployment.order().placement(), deployment.id());
        green = Optional.of(created);
        if (!(deployment.order().strategy() instanceof Strategy.AllAtOnce)) {
            // A target group gets health checks only once a listener names it.
            service.weigh(created.origin().targetGroup(), 0, blue.origin().targetGroup());
        }
        Instant deadline = loop.instant().plus(HEALTH_LIMIT);
        then(pace.install(), () -> awaitGreen(created, deadline));
    }

    private void awaitGreen(RunningTaskSet set, Instant deadline) {
        // All at once, CodeDeploy looks at the load balancer's health checks only after AllowTraffic.
        boolean up = deployment.order().strategy() instanceof Strategy.AllAtOnce ? set.isRunning() : set.isSteady();
        if (up) {
            deployment.events().succeed(Name.INSTALL, loop.instant());
            pass(
                    Name.AFTER_INSTALL,
                    service.test().isPresent() ? () -> allowTestTraffic(set) : () -> awaitDecision(set));
        } else if (loop.instant().isBefore(deadline)) {
            then(HEALTH_POLL, () -> awaitGreen(set, deadline));
        } else {
            fail(
                    ErrorCode.TIMEOUT,
                    "The deployment timed out while waiting for the replacement task set to become healthy."
                            + " This time out period is " + HEALTH_LIMIT.toMinutes() + " minutes.");
        }
    }

    private void allowTestTraffic(RunningTaskSet set) {
        deployment.events().start(Name.ALLOW_TEST_TRAFFIC, loop.instant());
        service.test(set.origin().targetGroup(), blue.origin().targetGroup());
        then(pace.testTraffic(), () -> {
            deployment.events().succeed(Name.ALLOW_TEST_TRAFFIC, loop.instant());
            pass(Name.AFTER_ALLOW_TEST_TRAFFIC, () -> awaitDecision(set));
        });
    }

    private void awaitDecision(RunningTaskSet set) {
        if (pace.readyWait().isZero()) {
            pass(Name.BEFORE_ALLOW_TRAFFIC, () -> allowTraffic(set));
            return;
        }
        stage = Stage.AT_READY_WAIT;
        deployment.waitForDecision();
        then(
                pace.readyWait(),
                () -> end(
                        Deployment.Status.STOPPED,
                        new Deployment.Fault(
                                ErrorCode.TIMEOUT,
                                "The deployment timed out while waiting for a notification to continue."
                                        + " This time out period is "
                                        + pace.readyWait().toMinutes() + " minutes."),
                        rollsBackOn(AutoRollbackEvent.DEPLOYMENT_FAILURE)));
    }

    /** Ends READY_WAIT. */
    void proceed() {
        RunningTaskSet set = green.orElseThrow();
        next.cancel();
        stage = Stage.DEPLOYING;
        deployment.goOn();
        pass(Name.BEFORE_ALLOW_TRAFFIC, () -> allowTraffic(set));
    }

    private void allowTraffic(RunningTaskSet set) {
        deployment.events().start(Name.ALLOW_TRAFFIC, loop.instant());
        guard = Optional.of(new ScalingGuard(loop, set, this::failAfterScaling));
        shift = Optional.of(TrafficShift.start(
                loop,
                deployment.order().strategy(),
                percent -> service.weigh(
                        set.origin().targetGroup(), percent, blue.origin().targetGroup()),
                () -> then(pace.settling(), () -> settle(set))));
    }

    private void settle(RunningTaskSet set) {
        if (guard.filter(ScalingGuard::holdsBack).isPresent()) {
            then(HEALTH_POLL, () -> settle(set));
            return;
        }
        deployment.events().succeed(Name.ALLOW_TRAFFIC, loop.instant());
        service.promote(set, blue);
        pass(Name.AFTER_ALLOW_TRAFFIC, () -> {
            stage = Stage.AT_TERMINATION_WAIT;
            then(pace.terminationWait(), this::retireBlue);
        });
    }

    /** Ends TERMINATION_WAIT. */
    void retireBlue() {
        next.cancel();
        stage = Stage.BLUE_IS_GOING;
        service.drain(blue);
        then(Pace.CLOSING, () -> {
            deployment.succeed(loop.instant());
            deployments.ended(this);
        });
    }

    @Override
    public void scaled() {
        guard.filter(present -> isShifting()).ifPresent(ScalingGuard::scaled);
    }

    private void failAfterScaling() {
        if (isShifting()) {
            fail(
                    ErrorCode.ECS_UPDATE_ERROR,
                    "The replacement task set did not reach a steady state in time after a scaling event.");
        }
    }

    private boolean isShifting() {
        return deployment.events().isRunning(Name.ALLOW_TRAFFIC);
    }

    private void fail(ErrorCode code, String message) {
        end(
                Deployment.Status.FAILED,
                new Deployment.Fault(code, message),
                rollsBackOn(AutoRollbackEvent.DEPLOYMENT_FAILURE));
    }

    boolean rollsBackOn(AutoRollbackEvent event) {
        return deployment.order().rollbackEvents().contains(event);
    }

    @Override
    public void end(Deployment.Status status, Deployment.Fault fault, boolean rollBack) {
        next.cancel();
        shift.ifPresent(TrafficShift::cancel);
        deployment.end(status, fault, loop.instant());
        deployments.ended(this);
        // Before Install there is nothing that could be undone.
        if (rollBack && green.isPresent()) {
            deployments.rollBack(this, green.get());
        }
    }

    private void pass(Name event, Runnable onwards) {
        deployment.events().start(event, loop.instant());
        Optional<String> hook = Optional.ofNullable(deployment.order().hooks().get(event.text()));
        then(hook.isPresent() ? Pace.HOOK : Pace.EVENT_WITHOUT_HOOK, () -> {
            if (hook.filter(deployments::failsAsHook).isPresent()) {
                fail(
                        ErrorCode.HOOK_EXECUTION_FAILURE,
                        "The deployment failed because one or more of the lifecycle event validation functions failed.");
                return;
            }
            deployment.events().succeed(event, loop.instant());
            onwards.run();
        });
    }

    private void then(Duration delay, Runnable action) {
        next = loop.after(delay, deployment.id() + " goes on", action);
    }
}
