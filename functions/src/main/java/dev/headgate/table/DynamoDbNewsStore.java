package dev.headgate.table;

import dev.headgate.deployment.NewsStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** News as items of Headgate's one table: one for each place, with the number and who waits. */
public final class DynamoDbNewsStore implements NewsStore {

    /** Each attempt that fails means that somebody else's succeeded, so more than a few in a row is no coincidence. */
    private static final int MOST_ATTEMPTS = 10;

    private static final String HEARD = "heard";
    private static final String TOKEN = "taskToken";

    private final TableItems table;

    public DynamoDbNewsStore(DynamoDbClient client, String table) {
        this.table = new TableItems(client, table);
    }

    @Override
    public long heard(String place) {
        return table.find(ItemKey.news(place)).map(it -> it.number(HEARD)).orElse(0L);
    }

    @Override
    public boolean keep(Waiting waiting) {
        Item item = Item.at(ItemKey.news(waiting.place()))
                .with(HEARD, waiting.heard())
                .with(Item.DEPLOYMENT, waiting.deploymentId())
                .with(TOKEN, waiting.taskToken())
                .with(Item.EXPIRES_AT, waiting.expiresAt().getEpochSecond());
        ItemCondition noMore = ItemCondition.is(HEARD, waiting.heard());
        return table.write(List.of(
                        table.checking(
                                ItemKey.deployment(waiting.deploymentId()),
                                ItemCondition.is(Item.VERSION, waiting.version())),
                        table.putting(
                                item,
                                waiting.heard() == 0 ? ItemCondition.absent().or(noMore) : noMore)))
                .isEmpty();
    }

    @Override
    public Count count(String place, Instant expiresAt) {
        ItemKey key = ItemKey.news(place);
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<Item> standing = table.find(key);
            long heard = standing.map(it -> it.number(HEARD)).orElse(0L);
            Item next = standing.orElseGet(() -> Item.at(key))
                    .with(HEARD, heard + 1)
                    .with(Item.EXPIRES_AT, expiresAt.getEpochSecond());
            if (table.put(next, standing.map(DynamoDbNewsStore::unchanged).orElseGet(ItemCondition::absent))
                    .isEmpty()) {
                return new Count(heard + 1, next.has(TOKEN) ? Optional.of(next.text(TOKEN)) : Optional.empty());
            }
        }
        throw new IllegalStateException("The news of " + place + " changed " + MOST_ATTEMPTS
                + " times while one more was to be counted: try again");
    }

    /** Who waits may have changed while the number has not. */
    private static ItemCondition unchanged(Item standing) {
        ItemCondition number = ItemCondition.is(HEARD, standing.number(HEARD));
        return number.and(
                standing.has(TOKEN) ? ItemCondition.is(TOKEN, standing.text(TOKEN)) : ItemCondition.lacks(TOKEN));
    }
}
