package dev.headgate.simulator.installation;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.simulator.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The deployments' records for whoever watches the world from outside: no fault hits these calls, and none is counted. */
record UndisturbedRecords(Wire wire, DeploymentStore store) implements DeploymentStore {

    @Override
    public Deployment register(Deployment deployment) {
        return wire.undisturbed(() -> store.register(deployment));
    }

    @Override
    public Optional<Deployment> find(String deploymentId) {
        return wire.undisturbed(() -> store.find(deploymentId));
    }

    @Override
    public Turn takeTurn(Deployment deployment) {
        return wire.undisturbed(() -> store.takeTurn(deployment));
    }

    @Override
    public Deployment save(Deployment deployment) {
        return wire.undisturbed(() -> store.save(deployment));
    }

    @Override
    public Deployment reopen(Deployment deployment) {
        return wire.undisturbed(() -> store.reopen(deployment));
    }

    @Override
    public Deployment close(Deployment deployment) {
        return wire.undisturbed(() -> store.close(deployment));
    }

    @Override
    public List<Deployment> deployed(String service, String environment, int most) {
        return wire.undisturbed(() -> store.deployed(service, environment, most));
    }

    @Override
    public Optional<Deployment> lastHarm(String service, String environment, String digest) {
        return wire.undisturbed(() -> store.lastHarm(service, environment, digest));
    }

    @Override
    public List<Lock> locks() {
        return wire.undisturbed(store::locks);
    }

    @Override
    public List<String> unannounced() {
        return wire.undisturbed(store::unannounced);
    }

    @Override
    public boolean isUnannounced(String deploymentId) {
        return wire.undisturbed(() -> store.isUnannounced(deploymentId));
    }

    @Override
    public void announced(String deploymentId) {
        undisturbed(() -> store.announced(deploymentId));
    }

    @Override
    public Optional<String> claimedBy(String triggerId) {
        return wire.undisturbed(() -> store.claimedBy(triggerId));
    }

    @Override
    public void giveUpTrigger(String releaseId) {
        undisturbed(() -> store.giveUpTrigger(releaseId));
    }

    @Override
    public void noteBeginning(String pipeline, String executionId, Instant began, Instant expiresAt) {
        undisturbed(() -> store.noteBeginning(pipeline, executionId, began, expiresAt));
    }

    @Override
    public Optional<Instant> beginning(String pipeline, String executionId) {
        return wire.undisturbed(() -> store.beginning(pipeline, executionId));
    }

    @Override
    public Optional<BuiltRequest> noteRequest(BuiltRequest request, Duration apart) {
        return wire.undisturbed(() -> store.noteRequest(request, apart));
    }

    @Override
    public void keepPlan(DeploymentPlan plan, Instant expiresAt) {
        undisturbed(() -> store.keepPlan(plan, expiresAt));
    }

    @Override
    public void keepRelease(KeptRelease planned, Instant expiresAt) {
        undisturbed(() -> store.keepRelease(planned, expiresAt));
    }

    @Override
    public Optional<KeptRelease> release(String releaseId) {
        return wire.undisturbed(() -> store.release(releaseId));
    }

    @Override
    public Optional<DeploymentPlan> plan(String deploymentId) {
        return wire.undisturbed(() -> store.plan(deploymentId));
    }

    @Override
    public void owe(Owed message) {
        undisturbed(() -> store.owe(message));
    }

    @Override
    public List<Owed> owed(int most) {
        return wire.undisturbed(() -> store.owed(most));
    }

    @Override
    public void paid(Owed message) {
        undisturbed(() -> store.paid(message));
    }

    private void undisturbed(Runnable call) {
        Object unused = wire.undisturbed(() -> {
            call.run();
            return List.of();
        });
    }

    @Override
    public boolean claimTrigger(String triggerId, String releaseId, Instant expiresAt) {
        return wire.undisturbed(() -> store.claimTrigger(triggerId, releaseId, expiresAt));
    }
}
