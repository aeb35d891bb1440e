package dev.headgate.table;

import dev.headgate.deployment.DeploymentStore.BuiltRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which release has acted on which trigger, and in which order pipelines have asked. */
final class TriggerItems {

    private static final String TRIGGER = "trigger";
    private static final String ASKED = "askedAt";

    private final TableItems table;

    TriggerItems(TableItems table) {
        this.table = table;
    }

    /** A mark that has expired may be kept, and respected, for some days more: DynamoDB deletes late. */
    boolean claimTrigger(String triggerId, String releaseId, Instant expiresAt) {
        Item claim = Item.at(ItemKey.trigger(triggerId))
                .with(Item.RELEASE, releaseId)
                .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
        Item way = Item.at(ItemKey.triggerOf(releaseId))
                .with(TRIGGER, triggerId)
                .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
        return table.write(List.of(
                        table.putting(claim, ItemCondition.absent().or(ItemCondition.is(Item.RELEASE, releaseId))),
                        table.putting(way)))
                .isEmpty();
    }

    Optional<String> claimedBy(String triggerId) {
        return table.find(ItemKey.trigger(triggerId)).map(it -> it.text(Item.RELEASE));
    }

    void giveUpTrigger(String releaseId) {
        ItemKey way = ItemKey.triggerOf(releaseId);
        table.find(way).map(it -> ItemKey.trigger(it.text(TRIGGER))).ifPresent(claim -> {
            // Another release may have claimed it since, when an earlier call of this one had been carried out.
            var unused = table.write(List.of(table.deleting(claim, ItemCondition.is(Item.RELEASE, releaseId))));
            table.delete(way);
        });
    }

    void noteBeginning(String pipeline, String executionId, Instant began, Instant expiresAt) {
        Object unused = table.put(
                Item.at(ItemKey.beginning(pipeline, executionId))
                        .with(Item.SINCE, began.toString())
                        .with(Item.EXPIRES_AT, expiresAt.getEpochSecond()),
                ItemCondition.absent());
    }

    Optional<Instant> beginning(String pipeline, String executionId) {
        return table.find(ItemKey.beginning(pipeline, executionId)).map(it -> Instant.parse(it.text(Item.SINCE)));
    }

    Optional<BuiltRequest> noteRequest(BuiltRequest request, Duration apart) {
        ItemCondition free = ItemCondition.absent()
                .or(ItemCondition.is(TRIGGER, request.triggerId()))
                .or(ItemCondition.isLess(ASKED, request.at().minus(apart).toEpochMilli()));
        Item note = Item.at(ItemKey.request(request.service()))
                .with(TRIGGER, request.triggerId())
                .with(Item.SINCE, request.at().toString())
                .with(ASKED, request.at().toEpochMilli());
        return table.put(note, free)
                .flatMap(TableItems.Refusal::standing)
                .map(it -> new BuiltRequest(request.service(), it.text(TRIGGER), Instant.parse(it.text(Item.SINCE))));
    }
}
