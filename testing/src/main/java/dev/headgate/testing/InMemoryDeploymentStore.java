package dev.headgate.testing;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.HoldRule;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Recency;
import dev.headgate.json.Json;
import dev.headgate.release.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Deployments in a map, as JSON text: what a store must be able to keep. It passes {@link DeploymentStoreContract}. */
public final class InMemoryDeploymentStore implements DeploymentStore {

    private final Map<String, String> records = new HashMap<>();
    private final Map<String, Lock> locks = new TreeMap<>();
    private final Map<String, Recency> waiting = new HashMap<>();
    private final Map<String, String> claims = new HashMap<>();
    private final Map<String, Instant> beginnings = new HashMap<>();
    private final Map<String, BuiltRequest> requests = new HashMap<>();
    private final Map<End, String> deployed = new TreeMap<>();
    private final Map<String, String> proven = new HashMap<>();
    private final Map<String, String> plans = new HashMap<>();
    private final Map<String, String> releases = new HashMap<>();
    private final Map<String, Owed> owed = new LinkedHashMap<>();
    private final TreeSet<String> unannounced = new TreeSet<>();
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
        Recency us = deployment.recency();
        Optional<Recency> newest = Optional.ofNullable(waiting.get(name));
        if (newest.filter(it -> it.supersedes(us)).isPresent()) {
            return new Turn.Superseded(newest.get().deploymentId());
        }
        if (newest.filter(it -> it.comesBefore(us)).isPresent()) {
            Recency first = newest.get();
            return new Turn.Taken(lock.orElseGet(() -> new Lock(name, first.deploymentId(), first.requestedAt())));
        }
        if (lock.isPresent() && newest.filter(us::equals).isPresent()) {
            return new Turn.Taken(lock.get());
        }
        refuseUnlessOpen(deployment);
        if (lock.isPresent() || newest.isPresent()) {
            waiting.put(name, us);
        }
        if (lock.isPresent()) {
            return new Turn.Taken(lock.get());
        }
        locks.put(name, new Lock(name, deployment.id(), deployment.openedAt()));
        return new Turn.Ours();
    }

    @Override
    public Deployment save(Deployment deployment) {
        return write(deployment, next -> {});
    }

    @Override
    public Deployment reopen(Deployment deployment) {
        return write(deployment, next -> unannounced.add(next.id()));
    }

    @Override
    public Deployment close(Deployment deployment) {
        Closing closing = deployment
                .closing()
                .orElseThrow(() -> new IllegalArgumentException("Deployment " + deployment.id() + " has no closing"));
        return write(deployment, next -> {
            if (next.isEnded()) {
                locks.values().removeIf(it -> it.deploymentId().equals(next.id()));
                waiting.values().removeIf(it -> it.deploymentId().equals(next.id()));
            }
            if (closing.outcome() == Outcome.DEPLOYED) {
                deployed.put(new End(closing.at(), next.id()), Json.write(next));
            }
            if (closing.outcome() == Outcome.DEPLOYED || HoldRule.didHarm(next)) {
                proven.put(
                        proof(
                                next.plan().lockName(),
                                next.plan().release().image().digest()),
                        next.id());
            }
        });
    }

    @Override
    public List<Deployment> deployed(String service, String environment, int most) {
        return deployed.values().stream()
                .map(json -> Json.read(json, Deployment.class))
                .filter(it -> it.plan().lockName().equals(service + "/" + environment))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<Deployment> lastHarm(String service, String environment, String digest) {
        return Optional.ofNullable(proven.get(proof(service + "/" + environment, digest)))
                .flatMap(this::find)
                .filter(HoldRule::didHarm);
    }

    private static String proof(String lockName, String digest) {
        return lockName + "@" + digest;
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
        plans.put(plan.deploymentId(), Json.write(plan));
    }

    @Override
    public void keepRelease(KeptRelease planned, Instant expiresAt) {
        releases.put(planned.release().id(), Json.write(planned));
    }

    @Override
    public Optional<KeptRelease> release(String releaseId) {
        return Optional.ofNullable(releases.get(releaseId)).map(json -> Json.read(json, KeptRelease.class));
    }

    @Override
    public Optional<DeploymentPlan> plan(String deploymentId) {
        return Optional.ofNullable(plans.get(deploymentId)).map(json -> Json.read(json, DeploymentPlan.class));
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

    /** The next version of a record, and what is written together with it; what stands already is not written again. */
    private Deployment write(Deployment deployment, Consumer<Deployment> together) {
        Runnable meanwhile = beforeNextSave;
        beforeNextSave = () -> {};
        meanwhile.run();
        Deployment next = deployment.atVersion(deployment.version() + 1);
        Deployment standing = find(deployment.id())
                .orElseThrow(
                        () -> new IllegalStateException("Deployment " + deployment.id() + " was never registered"));
        if (standing.equals(next)) {
            return standing;
        }
        if (standing.version() != deployment.version()) {
            throw conflict("Deployment " + next.id() + " is at version " + standing.version()
                    + " and was to become version " + next.version() + ": read it again");
        }
        records.put(next.id(), Json.write(next));
        together.accept(next);
        return next;
    }

    private void refuseUnlessOpen(Deployment deployment) {
        Deployment standing = find(deployment.id())
                .orElseThrow(() -> new IllegalStateException(
                        "Register deployment " + deployment.id() + " before it takes its turn"));
        if (standing.closing().isPresent()) {
            throw conflict("Deployment " + deployment.id() + " was closed meanwhile");
        }
    }

    private static ConcurrentChangeException conflict(String message) {
        return new ConcurrentChangeException(message, new IllegalStateException("a condition does not hold"));
    }

    /** The newest first. */
    private record End(Instant at, String deploymentId) implements Comparable<End> {

        private static final Comparator<End> NEWEST_FIRST =
                Comparator.comparing(End::at).thenComparing(End::deploymentId).reversed();

        @Override
        public int compareTo(End other) {
            return NEWEST_FIRST.compare(this, other);
        }
    }
}
