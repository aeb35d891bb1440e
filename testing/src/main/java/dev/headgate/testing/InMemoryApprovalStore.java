package dev.headgate.testing;

import dev.headgate.approval.Approval;
import dev.headgate.approval.ApprovalStore;
import dev.headgate.approval.Link;
import dev.headgate.config.Gate;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Approvals in a map, as JSON text: what a store must be able to keep, and what a test may search for secrets. */
public final class InMemoryApprovalStore implements ApprovalStore {

    private final Map<String, String> items = new HashMap<>();
    private final List<Runnable> beforeNextSaves = new ArrayList<>();
    private final Set<String> mailSlots = new HashSet<>();
    private int reads;
    private int writes;

    /** Lets another write come in just before the next save. */
    public void beforeNextSave(Runnable other) {
        beforeNextSaves.add(other);
    }

    public String dump() {
        return items.toString();
    }

    public int reads() {
        return reads;
    }

    public int writes() {
        return writes;
    }

    @Override
    public Optional<Approval> find(String deploymentId, Gate.Before gate) {
        reads++;
        return Optional.ofNullable(items.get(key(deploymentId, gate))).map(json -> Json.read(json, Approval.class));
    }

    @Override
    public Approval save(Approval approval) {
        if (!beforeNextSaves.isEmpty()) {
            beforeNextSaves.removeFirst().run();
        }
        String key = key(approval.deploymentId(), approval.gate());
        long current = Optional.ofNullable(items.get(key))
                .map(json -> Json.read(json, Approval.class).version())
                .orElse(0L);
        if (current != approval.version()) {
            throw new ConcurrentChangeException("at version " + current, new IllegalStateException());
        }
        Approval next = approval.atVersion(current + 1);
        items.put(key, Json.write(next));
        writes++;
        return next;
    }

    @Override
    public void keep(Link link) {
        items.put(link.hash(), Json.write(link));
        writes++;
    }

    @Override
    public boolean takeMailSlot(String approver, Instant at, int slot) {
        return mailSlots.add(approver + "#" + at.getEpochSecond() + "#" + slot);
    }

    @Override
    public Optional<Link> link(String hash) {
        reads++;
        return Optional.ofNullable(items.get(hash)).map(json -> Json.read(json, Link.class));
    }

    private static String key(String deploymentId, Gate.Before gate) {
        return deploymentId + "#" + gate;
    }
}
