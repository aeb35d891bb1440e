package dev.headgate.table;

import dev.headgate.config.Gate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where an item lies in the table, and what it is: all the keys that there are.
 *
 * <p>Locks share a partition, so that one query lists them; so do deployments whose end has not been announced, and messages
 * that could not be sent. Deployed releases share one per lock, in the order of their end.
 */
record ItemKey(String partition, String sort) {

    static final String PARTITION = "pk";
    static final String SORT = "sk";

    /** Instant's own text drops trailing zeros, and then no longer sorts as the instants do. */
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    static ItemKey deployment(String deploymentId) {
        return new ItemKey(Partition.DEPLOYMENT.of(deploymentId), "RECORD");
    }

    static ItemKey lock(String lockName) {
        return new ItemKey(Partition.LOCKS.whole(), lockName);
    }

    static ItemKey waiting(String lockName) {
        return new ItemKey(Partition.WAITING.whole(), lockName);
    }

    static ItemKey deployed(String lockName, Instant closedAt, String deploymentId) {
        return new ItemKey(deployedPartition(lockName), SORTABLE.format(closedAt) + "#" + deploymentId);
    }

    static String deployedPartition(String lockName) {
        return Partition.DEPLOYED.of(lockName);
    }

    /** How an image did there last. */
    static ItemKey proven(String lockName, String digest) {
        return new ItemKey(Partition.PROVEN.of(lockName), digest);
    }

    static ItemKey unannounced(String deploymentId) {
        return new ItemKey(Partition.UNANNOUNCED.whole(), deploymentId);
    }

    static ItemKey plan(String deploymentId) {
        return new ItemKey(Partition.PLAN.of(deploymentId), "PLAN");
    }

    /** The same message is the same item. */
    static ItemKey owed(String digest) {
        return new ItemKey(Partition.OWED.whole(), digest);
    }

    static ItemKey trigger(String triggerId) {
        return new ItemKey(Partition.TRIGGER.of(triggerId), "CLAIM");
    }

    /** Finds the claim of a release, of which only the id is known. */
    static ItemKey triggerOf(String releaseId) {
        return new ItemKey(Partition.RELEASE.of(releaseId), "TRIGGER");
    }

    /** Which deployments a release has planned. */
    static ItemKey release(String releaseId) {
        return new ItemKey(Partition.RELEASE.of(releaseId), "PLANNED");
    }

    static ItemKey beginning(String pipeline, String executionId) {
        return new ItemKey(Partition.BEGAN.of(pipeline + "/" + executionId), "AT");
    }

    /** What a pipeline has asked for last. */
    static ItemKey request(String service) {
        return new ItemKey(Partition.BUILT.of(service), "LAST");
    }

    static ItemKey approval(String deploymentId, Gate.Before gate) {
        return new ItemKey(Partition.APPROVAL.of(deploymentId + "#" + gate), "approval");
    }

    static ItemKey link(String hash) {
        return new ItemKey(Partition.LINK.of(hash), "link");
    }

    /** How often something was heard of a place, and who waits to hear more. */
    static ItemKey news(String place) {
        return new ItemKey(Partition.NEWS.of(place), "HEARD");
    }

    /** A call about an execution: the same call is the same item. */
    static ItemKey asker(String executionArn, Instant at, String callId) {
        return new ItemKey(askers(executionArn), SORTABLE.format(at) + "#" + callId);
    }

    static String askers(String executionArn) {
        return Partition.ASKER.of(executionArn);
    }

    /** The last freeze of an environment, or of one service there. */
    static ItemKey freeze(String environment, Optional<String> service) {
        return new ItemKey(
                Partition.FREEZE.whole(),
                environment + service.map(it -> "/" + it).orElse(""));
    }

    /** One of the mails that an approver may be sent in the hour that begins then. */
    static ItemKey mailSlot(String approver, Instant at, int slot) {
        return new ItemKey(Partition.MAIL.of(approver + "#" + at.getEpochSecond()), slot(slot));
    }

    /** One of the alerts that may be sent in a window of time. */
    static ItemKey alertSlot(String window, int slot) {
        return new ItemKey(Partition.ALERT.of(window), slot(slot));
    }

    /** Some of the minutes that the judge has read of a deployment. */
    static ItemKey minutes(String name, long part) {
        return new ItemKey(minutesOf(name), "%010d".formatted(part));
    }

    static String minutesOf(String name) {
        return Partition.MINUTES.of(name);
    }

    /** When the next deployment may start there. */
    static ItemKey starts(String place) {
        return new ItemKey(Partition.STARTS.of(place), "NEXT");
    }

    private static String slot(int slot) {
        return "slot#" + slot;
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
    }
}
