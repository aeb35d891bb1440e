package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.simulator.environment.codedeploy.LifecycleEvents.Name;
import dev.headgate.simulator.environment.service.CloudConditions;
import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

/** The second deployment that undoes one: it makes no task set, restores the weights and drains green. */
final class RollbackRun implements Run {

    /** Weights are back after this part of the time that a rollback takes. */
    private static final int RESTORED_AFTER = 5;

    private final EventLoop loop;
    private final Deployments deployments;
    private final Deployment deployment;
    private final RunningTaskSet blue;
    private final RunningTaskSet green;
    private final boolean fails;
    private EventLoop.Event next;

    RollbackRun(
            EventLoop loop,
            Deployments deployments,
            Deployment deployment,
            RunningTaskSet blue,
            RunningTaskSet green,
            CloudConditions conditions) {
        this.loop = loop;
        this.deployments = deployments;
        this.deployment = deployment;
        this.blue = blue;
        this.green = green;
        fails = conditions.rollbacksFail();
        Duration all = conditions.drawRollbackTime();
        Duration untilRestored = all.dividedBy(RESTORED_AFTER);
        next = loop.after(untilRestored.dividedBy(2), deployment.id() + " starts", () -> {
            deployment.begin(loop.instant());
            deployment.events().start(Name.BEFORE_INSTALL, loop.instant());
            next(untilRestored.dividedBy(2), () -> restore(all.minus(untilRestored)));
        });
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
        return Optional.of(green);
    }

    private void restore(Duration rest) {
        passUpTo(Name.ALLOW_TRAFFIC);
        deployment.events().start(Name.ALLOW_TRAFFIC, loop.instant());
        if (fails) {
            end(
                    Deployment.Status.FAILED,
                    new Deployment.Fault(ErrorCode.ECS_UPDATE_ERROR, "The ECS service cannot be updated."),
                    false);
            return;
        }
        SimulatedService service = deployment.group().service();
        service.test(blue.origin().targetGroup(), green.origin().targetGroup());
        service.weigh(blue.origin().targetGroup(), 100, green.origin().targetGroup());
        service.promote(blue, green);
        service.drain(green);
        next(rest, this::finish);
    }

    private void finish() {
        deployment.events().succeed(Name.ALLOW_TRAFFIC, loop.instant());
        deployment.events().start(Name.AFTER_ALLOW_TRAFFIC, loop.instant());
        deployment.events().succeed(Name.AFTER_ALLOW_TRAFFIC, loop.instant());
        deployment.succeed(loop.instant());
        deployments.ended(this);
    }

    @Override
    public void end(Deployment.Status status, Deployment.Fault fault, boolean rollBack) {
        next.cancel();
        deployment.end(status, fault, loop.instant());
        deployments.ended(this);
    }

    @Override
    public void scaled() {
        // A rollback shifts all at once and waits for no task.
    }

    private void passUpTo(Name end) {
        Iterator<Name> names = deployment.events().all().stream()
                .map(LifecycleEvents.Entry::name)
                .toList()
                .iterator();
        for (Name name = names.next(); name != end; name = names.next()) {
            if (name != Name.BEFORE_INSTALL) {
                deployment.events().start(name, loop.instant());
            }
            deployment.events().succeed(name, loop.instant());
        }
    }

    private void next(Duration delay, Runnable action) {
        next = loop.after(delay, deployment.id() + " goes on", action);
    }
}
