package dev.headgate.simulator.tooling;

import static dev.headgate.simulator.tooling.EarlierTable.items;
import static dev.headgate.simulator.tooling.EarlierTable.name;
import static dev.headgate.simulator.tooling.EarlierTable.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approval;
import dev.headgate.approval.Link;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.BuiltRequest;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.DeploymentStore.Owed;
import dev.headgate.deployment.DeploymentStore.Turn;
import dev.headgate.json.Json;
import dev.headgate.notification.Message;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.table.DynamoDbAlertSlots;
import dev.headgate.table.DynamoDbApprovalStore;
import dev.headgate.table.DynamoDbDeploymentStore;
import dev.headgate.testing.Lost;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An installation that is brought up to date has the table of the release before, with deployments under way in it. */
class EarlierItemsTest {

    private static final Instant LATER = Instant.parse("2026-03-02T09:30:00Z");

    @Test
    void deploymentsAreFoundAndNothingOfThemIsLost() {
        for (Map<String, Object> item : items("deployment")) {
            Deployment read = deployments(item).find(name(item)).orElseThrow();

            assertKept(item, read);
        }
    }

    @Test
    void deploymentsGoOnFromWhereTheyWere() {
        for (Map<String, Object> item : items("deployment")) {
            DeploymentStore store = deployments(item);
            Deployment read = store.find(name(item)).orElseThrow();

            Deployment saved = store.save(read.readinessSought(LATER));

            assertThat(saved.version()).isEqualTo(read.version() + 1);
            assertThat(store.find(name(item))).contains(saved);
        }
    }

    @Test
    void whatWasDeployedIsWhatARollbackGoesBackTo() {
        for (Map<String, Object> item : items("deployed")) {
            String[] place = name(item).split("/", 2);

            List<Deployment> read = deployments(item).deployed(place[0], place[1], 5);

            assertThat(read).hasSize(1);
            assertKept(item, read.getFirst());
        }
    }

    @Test
    void plansAreOpened() {
        for (Map<String, Object> item : items("plan")) {
            DeploymentPlan read = deployments(item).plan(name(item)).orElseThrow();

            assertKept(item, read);
        }
    }

    @Test
    void locksHold() {
        for (Map<String, Object> item : items("lock")) {
            assertThat(deployments(item).locks())
                    .containsExactly(
                            new Lock(text(item, "sk"), text(item, "deploymentId"), Instant.parse(text(item, "since"))));
        }
    }

    @Test
    void theNewestThatWaitsSupersedesOlderOnesStill() {
        for (Map<String, Object> item : items("waiting")) {
            boolean rollback = item.containsKey("rollback");
            Deployment older = olderThan(item, rollback);
            DeploymentStore store = deployments(item);
            store.register(older);

            assertThat(store.takeTurn(older)).isEqualTo(new Turn.Superseded(text(item, "deploymentId")));
        }
    }

    private static Deployment olderThan(Map<String, Object> waiting, boolean rollback) {
        DeploymentPlan plan = Json.read(text(items("plan").getFirst(), "body"), DeploymentPlan.class);
        String[] place = text(waiting, "sk").split("/", 2);
        Instant asked = Instant.parse(text(waiting, "requestedAt")).minus(Duration.ofDays(1));
        Map<String, Object> tree = new LinkedHashMap<>(Json.object(Json.tree((Object) plan), "$"));
        Map<String, Object> release = new LinkedHashMap<>(Json.object(tree.get("release"), "release"));
        Map<String, Object> environment = new LinkedHashMap<>(Json.object(tree.get("environment"), "environment"));
        release.put("service", place[0]);
        release.put("requestedAt", asked.toString());
        release.remove("codeAt");
        release.put("rollback", rollback);
        environment.put("name", place[1]);
        tree.put("deploymentId", "older");
        tree.put("release", release);
        tree.put("environment", environment);
        return Deployment.open(Json.convert(tree, DeploymentPlan.class), "arn:older", LATER);
    }

    @Test
    void whatNobodyWasToldIsTold() {
        for (Map<String, Object> item : items("unannounced")) {
            assertThat(deployments(item).unannounced()).containsExactly(text(item, "sk"));
        }
        for (Map<String, Object> item : items("owed")) {
            List<Owed> owed = deployments(item).owed(5);

            assertThat(owed).hasSize(1);
            assertKept(item, Json.read(owed.getFirst().message(), Message.class));
        }
    }

    @Test
    void aTriggerIsNotActedOnTwice() {
        for (Map<String, Object> item : items("trigger")) {
            assertThat(deployments(item).claimedBy(name(item))).contains(text(item, "releaseId"));
        }
        for (Map<String, Object> way : items("release")) {
            List<Map<String, Object>> both =
                    Stream.concat(items("trigger").stream(), Stream.of(way)).toList();
            DeploymentStore store = new DynamoDbDeploymentStore(new EarlierTable(both).client, EarlierTable.NAME);

            store.giveUpTrigger(name(way));

            assertThat(store.claimedBy(text(way, "trigger"))).isEmpty();
        }
    }

    @Test
    void pipelinesKeepTheirOrder() {
        for (Map<String, Object> item : items("began")) {
            String[] execution = name(item).split("/", 2);

            assertThat(deployments(item).beginning(execution[0], execution[1]))
                    .contains(Instant.parse(text(item, "since")));
        }
        for (Map<String, Object> item : items("built")) {
            Instant asked = Instant.parse(text(item, "since"));
            BuiltRequest another = new BuiltRequest(name(item), "another", asked.plusSeconds(60));

            assertThat(deployments(item).noteRequest(another, Duration.ofHours(1)))
                    .contains(new BuiltRequest(name(item), text(item, "trigger"), asked));
        }
    }

    @Test
    void questionsAndTheirLinksStand() {
        for (Map<String, Object> item : items("approval")) {
            Approval written = Json.read(text(item, "body"), Approval.class);
            Approval read = approvals(item)
                    .find(written.deploymentId(), Gate.Before.valueOf(name(item).replaceFirst("^.*#", "")))
                    .orElseThrow();

            assertKept(item, read);
        }
        for (Map<String, Object> item : items("link")) {
            Link read = approvals(item).link(name(item)).orElseThrow();

            assertKept(item, read);
        }
    }

    @Test
    void whatWasCountedIsNotCountedAgain() {
        for (Map<String, Object> item : items("mail")) {
            String[] hour = name(item).split("#", 2);
            Instant from = Instant.ofEpochSecond(Long.parseLong(hour[1]));

            assertThat(approvals(item).takeMailSlot(hour[0], from, slot(item))).isFalse();
        }
        for (Map<String, Object> item : items("alert")) {
            DynamoDbAlertSlots slots = new DynamoDbAlertSlots(EarlierTable.of(item).client, EarlierTable.NAME);

            assertThat(slots.take(name(item), slot(item), LATER)).isFalse();
        }
    }

    private static int slot(Map<String, Object> item) {
        return Integer.parseInt(text(item, "sk").replace("slot#", ""));
    }

    private static void assertKept(Map<String, Object> item, Object read) {
        Object written = Json.tree(text(item, "body"));

        assertThat(Lost.of(written, Json.tree(read))).as(text(item, "pk")).isEmpty();
    }

    private static DeploymentStore deployments(Map<String, Object> item) {
        return new DynamoDbDeploymentStore(EarlierTable.of(item).client, EarlierTable.NAME);
    }

    private static DynamoDbApprovalStore approvals(Map<String, Object> item) {
        return new DynamoDbApprovalStore(EarlierTable.of(item).client, EarlierTable.NAME);
    }
}
