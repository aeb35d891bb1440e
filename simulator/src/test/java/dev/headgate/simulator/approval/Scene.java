package dev.headgate.simulator.approval;

import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import dev.headgate.simulator.account.SimulatedDynamoDb;
import dev.headgate.simulator.fault.Wire;
import dev.headgate.table.DynamoDbApprovalStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table in a simulated account, and a deployment to ask about. */
final class Scene {

    static final Instant NOON = Instant.parse("2026-08-14T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOON);
    static final Gate GATE = new Gate(Gate.Before.DEPLOYMENT, List.of("alice"), Duration.ofHours(4));

    private static final String TABLE = "headgate";

    final Wire wire = new Wire(CLOCK);
    final SimulatedDynamoDb dynamoDb = new SimulatedDynamoDb("111122223333", CLOCK, wire);
    final DynamoDbApprovalStore store = new DynamoDbApprovalStore(dynamoDb, TABLE);

    Scene() {
        dynamoDb.addTable(TABLE, "expiresAt");
    }

    static Question question() {
        return Question.about(deployment(), GATE, Map.of("alice", "alice@example.com"), Standing.UNKNOWN);
    }

    String everythingStored() {
        return dynamoDb.scan(request -> request.tableName(TABLE)).items().toString();
    }

    static Deployment deployment() {
        Release release = new Release(
                "r-1",
                "web",
                new Image("repository/web", "sha256:" + "5e".repeat(32), Optional.of("3.2.1")),
                false,
                "Checkout shows delivery dates",
                "pipeline web",
                NOON,
                "arn:execution");
        Target target = new Target(
                "444455556666",
                "eu-west-1",
                "cluster",
                "web-prod",
                "web-prod",
                "web-prod",
                "arn:role",
                "headgate-prod");
        ReleaseRules rules = new ReleaseRules(
                new Strategy.AllAtOnce(),
                Duration.ofMinutes(30),
                List.of(GATE),
                List.of(),
                Optional.empty(),
                Duration.ofHours(1));
        return Deployment.open(
                new DeploymentPlan("r-1-prod", release, new Environment("prod", 1, target, rules), "app", 80, "config"),
                "arn:execution",
                NOON);
    }
}
