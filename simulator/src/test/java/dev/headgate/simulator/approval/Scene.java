package dev.headgate.simulator.approval;

import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.simulator.tooling.SimulatedDynamoDb;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.table.DynamoDbApprovalStore;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A table in a simulated account, and a deployment to ask about. */
final class Scene {

    static final Instant NOON = ExampleQuestion.NOON;
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
        return ExampleQuestion.of(ExampleQuestion.RELEASE, new Strategy.AllAtOnce(), GATE);
    }
}
