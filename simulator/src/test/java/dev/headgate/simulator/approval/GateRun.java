package dev.headgate.simulator.approval;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.page.PageResponse;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.Digests;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Approvers;
import dev.headgate.simulator.scenario.Visitor;
import dev.headgate.simulator.tooling.Mail;
import dev.headgate.simulator.wire.Fault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One deployment of web to prod, from an operator's request on, with people who act when a test says. */
final class GateRun {

    static final String ID = "web-prod-by-hand";

    private static final String PEOPLE = "alice: alice@example.com, bob: bob@example.com, carol: carol@example.com";

    private static final Duration LONGEST = Duration.ofDays(2);

    final World world;
    private final Visitor visitor;

    /** With these gates, as headgate.yaml writes them. */
    GateRun(String gates) {
        this(gates, "");
    }

    /** And with these lines at the top of the file. */
    GateRun(String gates, String top) {
        world = new World(
                configuration(PEOPLE, gates, top),
                new Definitions(Path.of("..", "statemachine")),
                "https://approvals.example.com",
                7);
        visitor = new Visitor(world);
        world.tooling().ecr().push("web", "v3", Digests.of("web:v3"));
    }

    private static Configuration configuration(String approvers, String gates, String top) {
        String yaml = """
                headgate: 1
                region: us-east-1
                approvers: {%s}
                environments: {prod: {wave: 1}}
                %s
                services:
                  web:
                    port: 8080
                    environments:
                      prod: {strategy: allAtOnce, bake: 2m, alarms: [web-prod-5xx], gates: [%s]}
                """.formatted(approvers, top, gates);
        return ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
    }

    /** Somebody deploys another headgate.yaml; what was read before may serve for another minute. */
    GateRun reconfigure(String approvers, String gates) {
        Configuration now = configuration(approvers, gates, "");
        world.tooling().ssm().deploy(now);
        return pass(Duration.ofMinutes(1));
    }

    GateRun start() {
        return start(ID, "\"requestedBy\":\"dave\"");
    }

    /** An operator's request, with these members besides. */
    GateRun start(String executionName, String members) {
        world.start(
                "deployment",
                executionName,
                "{\"service\":\"web\",\"environment\":\"prod\",\"imageTag\":\"v3\",\"reason\":\"fix\"," + members
                        + "}");
        return this;
    }

    /** Until somebody has been mailed a link, and its state waits. */
    GateRun untilAsked() {
        world.loop().runUntil(() -> !questions("alice").isEmpty());
        pass(Duration.ofSeconds(5));
        return this;
    }

    GateRun pass(Duration time) {
        world.loop().runFor(time);
        return this;
    }

    /** Until the deployment has ended. */
    Outcome untilClosed() {
        Instant latest = world.loop().instant().plus(LONGEST);
        world.loop()
                .runUntil(() -> closing().isPresent() || world.loop().instant().isAfter(latest));
        pass(Duration.ofSeconds(5));
        return closing().orElseThrow().outcome();
    }

    Optional<Closing> closing() {
        return world.records().find(ID).flatMap(Deployment::closing);
    }

    Deployment record() {
        return world.records().find(ID).orElseThrow();
    }

    /** Mails with a link, oldest first. */
    List<Mail> questions(String approver) {
        return mails(approver).stream()
                .filter(mail -> Approvers.linkIn(mail).isPresent())
                .toList();
    }

    List<Mail> mails(String approver) {
        return world.tooling().sns().mailbox(approver + "@example.com");
    }

    List<String> subjects(String approver) {
        return mails(approver).stream().map(Mail::subject).toList();
    }

    /** The first link that somebody was sent. */
    URI link(String approver) {
        return Approvers.linkIn(questions(approver).getFirst()).orElseThrow();
    }

    PageResponse open(String approver) {
        return visit(link(approver));
    }

    PageResponse visit(URI link) {
        return visitor.get(link);
    }

    PageResponse approve(String approver) {
        return answer(link(approver), "APPROVED", "");
    }

    PageResponse reject(String approver) {
        return answer(link(approver), "REJECTED", "not now");
    }

    /** Opens the page, fills in its form and sends it. */
    PageResponse answer(URI link, String decision, String comment) {
        Map<String, String> fields = new LinkedHashMap<>();
        Approvers.shownBy(visitor.get(link).html()).ifPresent(shown -> fields.put("shown", shown));
        fields.put("decision", decision);
        fields.put("comment", comment);
        fields.put("environment", "prod");
        return visitor.post(link, fields);
    }

    /** So few requests that the judge can not tell; the gates before the question about green are approved by bob. */
    GateRun untilTheJudgeAsks() {
        TargetAccount account = world.place("web", "prod").account();
        account.traffic().requestsPerMinute(world.place("web", "prod").service(), 5);
        start();
        world.loop().runUntil(() -> !questions("bob").isEmpty());
        pass(Duration.ofSeconds(5));
        approve("bob");
        world.loop().runUntil(() -> questions("alice").size() > 1);
        return pass(Duration.ofSeconds(5));
    }

    /** Something becomes of the next calls of an operation. */
    void strikeNext(String operation, int times, Fault.Effect effect) {
        int[] left = {times};
        world.wire().add(call -> call.operation().equals(operation) && left[0]-- > 0 ? effect : Fault.Effect.NONE);
    }

    /** Lets something happen while the next call of an operation is on its way. */
    void beforeNext(String operation, Runnable other) {
        boolean[] done = {false};
        world.wire().add(call -> {
            if (!done[0] && call.operation().equals(operation)) {
                done[0] = true;
                other.run();
            }
            return Fault.Effect.NONE;
        });
    }

    /** How often an operation has been called. */
    long calls(String operation) {
        return world.wire().calls().stream()
                .filter(call -> call.operation().equals(operation))
                .count();
    }
}
