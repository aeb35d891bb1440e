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

/**
 * Approvals in a map, as JSON text: what a store must be able to keep, and what a test may search for secrets. It passes
 * {@link ApprovalStoreContract}.
 */
public final class InMemoryApprovalStore implements ApprovalStore {

    private final Map<String, String> items = new HashMap<>();
    private final List<Runnable> beforeNextSaves = new ArrayList<>();
    private final Set<String> mailSlots = new HashSet<>();
    private int reads;

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

    @Override
    public Optional<Approval> find(String deploymentId, Gate.Before gate) {
        reads++;
        return approval(key(deploymentId, gate));
    }

    @Override
    public Approval save(Approval approval) {
        if (!beforeNextSaves.isEmpty()) {
            beforeNextSaves.removeFirst().run();
        }
        String key = key(approval.deploymentId(), approval.gate());
        Approval next = approval.atVersion(approval.version() + 1);
        boolean onTheNewest = approval(key).map(Approval::version).orElse(0L).equals(approval.version());
        put(key, Json.write(next), onTheNewest);
        return next;
    }

    @Override
    public void keep(Link link) {
        put(link.hash(), Json.write(link), !items.containsKey(link.hash()));
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

    private Optional<Approval> approval(String key) {
        return Optional.ofNullable(items.get(key)).map(json -> Json.read(json, Approval.class));
    }

    /** Also where it is not allowed, what stands already may be written again: the first reply may have been lost. */
    private void put(String key, String item, boolean allowed) {
        if (!allowed && !item.equals(items.get(key))) {
            throw new ConcurrentChangeException(
                    "Another write came between: read again", new IllegalStateException("a condition does not hold"));
        }
        items.put(key, item);
    }

    private static String key(String deploymentId, Gate.Before gate) {
        return deploymentId + "#" + gate;
    }
}
