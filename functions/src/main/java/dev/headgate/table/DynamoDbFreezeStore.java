package dev.headgate.table;

import dev.headgate.deployment.window.Freeze;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Freezes as items of Headgate's one table, in one partition, so that one query lists all. */
public final class DynamoDbFreezeStore implements FreezeStore {

    /** For a step that runs late, and finds by it that it has run before. */
    private static final Duration KEPT_AFTER = Duration.ofDays(14);

    /** The execution that wrote it last. */
    private static final String WORD = "word";

    private final TableItems table;

    public DynamoDbFreezeStore(DynamoDbClient client, String table) {
        this.table = new TableItems(client, table);
    }

    @Override
    public List<Freeze> all() {
        return table.inPartition(Partition.FREEZE.whole(), true)
                .map(DynamoDbFreezeStore::freezeIn)
                .toList();
    }

    @Override
    public Optional<Freeze> find(String environment, Optional<String> service) {
        return table.find(ItemKey.freeze(environment, service)).map(DynamoDbFreezeStore::freezeIn);
    }

    @Override
    public boolean keep(Freeze freeze, Optional<Freeze> before) {
        Item item = Item.at(ItemKey.freeze(freeze.environment(), freeze.service()))
                .with(Item.BODY, Json.write(freeze))
                .with(WORD, freeze.lastWord())
                .with(Item.EXPIRES_AT, freeze.until().plus(KEPT_AFTER).getEpochSecond());
        ItemCondition unchanged =
                before.map(it -> ItemCondition.is(WORD, it.lastWord())).orElseGet(ItemCondition::absent);
        return table.write(List.of(table.putting(item, unchanged))).isEmpty();
    }

    private static Freeze freezeIn(Item item) {
        return Json.read(item.text(Item.BODY), Freeze.class);
    }
}
