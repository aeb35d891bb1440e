package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import dev.headgate.simulator.installation.WorldFunctions;
import dev.headgate.table.DynamoDbAskerStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Whoever calls from outside is known by their access key, as AWS knows them, once CloudTrail has told of it. */
class CallersTest {

    private static final String STATES = "arn:aws:states:us-east-1:111122223333:";
    private static final String INPUT =
            "{\"service\":\"web\",\"imageTag\":\"v2\",\"requestedBy\":\"mallory\",\"environments\":[\"staging\"]}";

    private final EndpointScene scene = new EndpointScene();

    @BeforeEach
    void aTrailLogs() {
        boolean unused = scene.inLoop(() -> {
            scene.world.events().trail().begin();
            return true;
        });
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whoeverStartsAnExecutionIsKnownMinutesLaterAsTheyAreToAws() {
        String carol = sts("111122223333_carol").getCallerIdentity().arn();
        String execution = start("111122223333_carol", "release", "by-carol");

        scene.runFor(Duration.ofSeconds(110));
        assertThat(about(execution)).isEmpty();

        scene.runFor(Duration.ofMinutes(4));
        assertThat(carol).isEqualTo("arn:aws:iam::111122223333:user/carol");
        assertThat(about(execution))
                .extracting(Asker::act, Asker::who)
                .containsExactly(tuple(Asker.Act.STARTED, carol));
    }

    @Test
    void whoeverStopsOrRedrivesOneIsKnownToo() {
        String execution = start("111122223333", "release", "once");
        scene.runFor(Duration.ofSeconds(1));
        states("111122223333_bob").stopExecution(it -> it.executionArn(execution));
        scene.runFor(Duration.ofSeconds(1));
        states("111122223333_carol").redriveExecution(it -> it.executionArn(execution));

        scene.runFor(Duration.ofMinutes(6));

        assertThat(about(execution))
                .extracting(Asker::act, it -> it.who().substring(it.who().lastIndexOf('/') + 1))
                .containsExactly(
                        tuple(Asker.Act.STARTED, "headgate"),
                        tuple(Asker.Act.STOPPED, "bob"),
                        tuple(Asker.Act.REDRIVEN, "carol"));
    }

    @Test
    void deploymentsOfAReleaseAreStartedByItsStateMachine() {
        start("111122223333_carol", "release", "by-carol");
        scene.runFor(Duration.ofMinutes(7));

        List<String> executions = states("111122223333")
                .listExecutions(it -> it.stateMachineArn(STATES + "stateMachine:headgate-deployment"))
                .executions()
                .stream()
                .map(it -> it.executionArn())
                .toList();
        assertThat(executions)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(about(it))
                        .extracting(Asker::inWords)
                        .containsExactly("Headgate's release state machine, through states.amazonaws.com (IAM)"));
    }

    @Test
    void anotherUserMayNotAssumeARoleThatTrustsTheFunction() {
        String role = EndpointScene.staging().roleArn();

        assertThat(catchThrowable(() -> sts("111122223333_carol")
                        .assumeRole(it -> it.roleArn(role)
                                .roleSessionName("carol")
                                .externalId(EndpointScene.staging().externalId()))))
                .hasMessageContaining("arn:aws:iam::111122223333:user/carol is not authorized");
    }

    private String start(String accessKey, String machine, String name) {
        return states(accessKey)
                .startExecution(it -> it.stateMachineArn(STATES + "stateMachine:headgate-" + machine)
                        .name(name)
                        .input(INPUT))
                .executionArn();
    }

    private List<Asker> about(String execution) {
        return look(askers -> askers.about(execution));
    }

    private <T> T look(Function<AskerStore, T> at) {
        return scene.inLoop(() -> scene.world
                .wire()
                .undisturbed(() -> at.apply(
                        new DynamoDbAskerStore(scene.world.tooling().dynamoDb(), WorldFunctions.table(scene.world)))));
    }

    private SfnClient states(String accessKey) {
        return as(accessKey).stepFunctions();
    }

    private StsClient sts(String accessKey) {
        return as(accessKey).sts();
    }

    private WireClients as(String accessKey) {
        return new WireClients(
                UrlConnectionHttpClient.create(),
                URI.create(scene.server.url()),
                accessKey,
                Region.of(EndpointScene.HOME));
    }
}
