package dev.headgate.testing;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Outcome;
import dev.headgate.json.Json;
import dev.headgate.release.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deployments in a map, as JSON text: what a store must be able to keep. Whose turn it is follows the store's contract. */
public final class InMemoryDeploymentStore implements DeploymentStore {

    private final Map<String, String> records = new HashMap<>();
    private final Map<String, Lock> locks = new HashMap<>();
    private final Map<String, String> newestWaiter = new HashMap<>();
    private final Map<String, String> claims = new HashMap<>();
    private final Map<String, Instant> beginnings = new HashMap<>();
    private final Map<String, BuiltRequest> requests = new HashMap<>();
    private final List<Deployment> deployed = new ArrayList<>();
    private final Map<String, DeploymentPlan> plans = new HashMap<>();
    private final Map<String, Owed> owed = new LinkedHashMap<>();
    private final Set<String> unannounced = new LinkedHashSet<>();
    private Runnable beforeNextSave = () -> {};

    /** What somebody else does between a look at a record and the next write of one. */
    public void beforeNextSave(Runnable what) {
        beforeNextSave = what;
    }

    /** Nobody can read its record any more. */
    public void spoil(String deploymentId) {
        records.put(deploymentId, "{");
    }

    @Override
    public Deployment register(Deployment deployment) {
        if (records.putIfAbsent(deployment.id(), Json.write(deployment)) == null) {
            unannounced.add(deployment.id());
        }
        return find(deployment.id()).orElseThrow();
    }

    @Override
    public Optional<Deployment> find(String deploymentId) {
        return Optional.ofNullable(records.get(deploymentId)).map(json -> Json.read(json, Deployment.class));
    }

    @Override
    public Turn takeTurn(Deployment deployment) {
        String name = deployment.plan().lockName();
        Optional<Lock> lock = Optional.ofNullable(locks.get(name));
        if (lock.filter(it -> it.deploymentId().equals(deployment.id())).isPresent()) {
            return new Turn.Ours();
        }
        Optional<Deployment> newest =
                Optional.ofNullable(newestWaiter.get(name)).flatMap(this::find);
        if (newest.filter(it -> it.recency().supersedes(deployment.recency())).isPresent()) {
            return new Turn.Superseded(newest.get().id());
        }
        if (newest.filter(it -> it.recency().comesBefore(deployment.recency())).isPresent()) {
            Deployment first = newest.get();
            return new Turn.Taken(lock.orElseGet(() -> new Lock(name, first.id(), first.openedAt())));
        }
        if (find(deployment.id()).orElseThrow().closing().isPresent()) {
            throw new ConcurrentChangeException(deployment.id() + " was closed", new IllegalStateException());
        }
        if (lock.isPresent() || newest.isPresent()) {
            newestWaiter.put(name, deployment.id());
        }
        if (lock.isPresent()) {
            return new Turn.Taken(lock.get());
        }
        locks.put(name, new Lock(name, deployment.id(), deployment.openedAt()));
        return new Turn.Ours();
    }

    @Override
    public Deployment save(Deployment deployment) {
        Runnable meanwhile = beforeNextSave;
        beforeNextSave = () -> {};
        meanwhile.run();
        Deployment next = deployment.atVersion(deployment.version() + 1);
        Deployment standing = find(deployment.id()).orElseThrow();
        if (standing.equals(next)) {
            return standing;
        }
        if (standing.version() != deployment.version()) {
            throw new ConcurrentChangeException("at version " + standing.version(), new IllegalStateException());
        }
        records.put(next.id(), Json.write(next));
        return next;
    }

    @Override
    public Deployment reopen(Deployment deployment) {
        Deployment next = save(deployment);
        unannounced.add(next.id());
        return next;
    }

    @Override
    public Deployment close(Deployment deployment) {
        Closing closing = deployment.closing().orElseThrow();
        Deployment next = save(deployment);
        if (next.isEnded()) {
            String name = next.plan().lockName();
            locks.values().removeIf(it -> it.deploymentId().equals(next.id()));
            newestWaiter.remove(name, next.id());
        }
        if (closing.outcome() == Outcome.DEPLOYED && !deployed.contains(next)) {
            deployed.addFirst(next);
        }
        return next;
    }

    @Override
    public List<Deployment> deployed(String service, String environment, int most) {
        return deployed.stream()
                .filter(it -> it.plan().lockName().equals(service + "/" + environment))
                .limit(most)
                .toList();
    }

    @Override
    public List<Lock> locks() {
        return List.copyOf(locks.values());
    }

    @Override
    public List<String> unannounced() {
        return List.copyOf(unannounced);
    }

    @Override
    public boolean isUnannounced(String deploymentId) {
        return unannounced.contains(deploymentId);
    }

    @Override
    public void announced(String deploymentId) {
        unannounced.remove(deploymentId);
    }

    @Override
    public Optional<String> claimedBy(String triggerId) {
        return Optional.ofNullable(claims.get(triggerId));
    }

    @Override
    public void giveUpTrigger(String releaseId) {
        claims.values().removeIf(releaseId::equals);
    }

    @Override
    public boolean claimTrigger(String triggerId, String releaseId, Instant expiresAt) {
        return claims.computeIfAbsent(triggerId, unused -> releaseId).equals(releaseId);
    }

    @Override
    public void noteBeginning(String pipeline, String executionId, Instant began, Instant expiresAt) {
        beginnings.putIfAbsent(pipeline + "/" + executionId, began);
    }

    @Override
    public Optional<Instant> beginning(String pipeline, String executionId) {
        return Optional.ofNullable(beginnings.get(pipeline + "/" + executionId));
    }

    @Override
    public Optional<BuiltRequest> noteRequest(BuiltRequest request, Duration apart) {
        Optional<BuiltRequest> other = Optional.ofNullable(requests.get(request.service()))
                .filter(it -> !it.triggerId().equals(request.triggerId())
                        && !it.at().isBefore(request.at().minus(apart)));
        if (other.isEmpty()) {
            requests.put(request.service(), request);
        }
        return other;
    }

    @Override
    public void keepPlan(DeploymentPlan plan, Instant expiresAt) {
        Optional<DeploymentPlan> standing = plan(plan.deploymentId());
        if (standing.filter(
                        it -> !it.release().executionArn().equals(plan.release().executionArn()))
                .isPresent()) {
            throw new IllegalStateException("Another release has planned deployment " + plan.deploymentId());
        }
        plans.put(plan.deploymentId(), plan);
    }

    @Override
    public Optional<DeploymentPlan> plan(String deploymentId) {
        return Optional.ofNullable(plans.get(deploymentId));
    }

    @Override
    public void owe(Owed message) {
        owed.put(message.message(), message);
    }

    @Override
    public List<Owed> owed(int most) {
        return owed.values().stream().limit(most).toList();
    }

    @Override
    public void paid(Owed message) {
        owed.remove(message.message());
    }
}
