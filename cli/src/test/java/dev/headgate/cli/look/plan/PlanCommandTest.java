package dev.headgate.cli.look.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.look.LookScene;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.table.DynamoDbFreezeStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

class PlanCommandTest {

    @Test
    void saysForEachEnvironmentWhetherItIsReadyWhatChangesAndWhen() {
        CommandLineRun run = plan(quiet(), "web", "--tag", "v4", "--to", "dev,prod");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("""
                A release of web to v4 (94a831f12a43). Nothing is started.

                dev, wave 1, by CodeDeploy
                  now        ready
                  serves     0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4cc86)
                  changes    the image alone
                  judge      At this traffic (418 requests and 0.38 errors a minute) and
                             schedule a regression of 14x or worse is expected to be found
                             within 2 minutes.
                  earliest   09:46 UTC   0 % green comes up, within 30 min
                             09:46 UTC 100 % bakes for 2 min, 5 min at most
                             09:48 UTC 100 % blue goes
                  at most    until 2026-03-04 09:51 UTC: 2 times turnTimeout 48h, bake,
                             judge.maximumExtension and judge.holdFor 5m

                prod, wave 3, by CodeDeploy
                  now        ready
                  serves     0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4cc86)
                  changes    the image alone
                  asked      alice or bob before the deployment
                  asked      alice before traffic
                  asked      alice or bob before blue goes, where the judge can not tell
                  judge      At this traffic (133 requests and 0.12 errors a minute) and
                             schedule a regression of 9.6x or worse is expected to be found
                             within 19 minutes.
                  earliest   09:48 UTC   0 % alice or bob decides, within 8 h: all that follows
                             waits for that
                             09:48 UTC   0 % green comes up, within 30 min
                             09:48 UTC   0 % alice decides, within 2 h: all that follows waits
                             for that
                             09:48 UTC  10 % held for 1 min
                             09:49 UTC  20 % held for 1 min
                             09:50 UTC  30 % held for 1 min
                             09:51 UTC  40 % held for 1 min
                             09:52 UTC  50 % held for 1 min
                             09:53 UTC  60 % held for 1 min
                             09:54 UTC  70 % held for 1 min
                             09:55 UTC  80 % held for 1 min
                             09:56 UTC  90 % held for 1 min
                             09:57 UTC 100 % bakes for 10 min, 1 h 40 min at most
                             10:07 UTC 100 % blue goes
                  at most    until 2026-03-10 13:44 UTC: 5 times turnTimeout 120h, 3 questions
                             before deployment 24h, the question before traffic 2h, the shift
                             and half as much again 13m30s, bake, judge.maximumExtension and
                             judge.holdFor 1h40m

                """ + run.lines().get(run.lines().size() - 2) + "\n"
                        + run.lines().getLast() + "\n");
        assertThat(run.out())
                .containsPattern(
                        "Where nothing goes wrong, that takes 2\\d\\d state transitions and \\d+ requests to\\nAWS");
    }

    @Test
    void changesNothing() {
        LookScene scene = quiet();
        int before = scene.operations().size();

        assertThat(plan(scene, "web", "--tag", "v4").exitCode()).isZero();

        assertThat(scene.operations().subList(before, scene.operations().size()))
                .isNotEmpty()
                .allMatch(it -> it.matches("(Get|List|Describe|Query|BatchGet).*"));
    }

    @Test
    void namesEachFaultThatWouldRefuseItWithItsCure() throws IOException {
        LookScene scene = quiet();
        scene.world().place("web", "prod").account().alarm("web-prod-5xx", StateValue.ALARM);

        CommandLineRun run = plan(scene, "web", "--tag", "v4", "--to", "prod");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("now        would be refused\n")
                .contains("alarm web-prod-5xx is red already: a");
        assertThat(only(scene, "web", "--tag", "v4", "--to", "prod")).containsEntry("readiness", "REFUSED");
    }

    @Test
    void saysWhomItWouldWaitFor() {
        LookScene scene = new LookScene("happy", Manner.APPROVE).untilGreenHas(10, "staging");

        CommandLineRun run = plan(scene, "web", "--tag", "v4", "--to", "staging");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("now        would wait\n             deployment web-staging-766ed5f9be11 is at work here\n");
    }

    @Test
    void saysThatItWouldWaitForTheEndOfAFreeze() {
        LookScene scene = quiet();
        Instant until = scene.now().plus(Duration.ofHours(2));
        Freeze freeze = new Freeze(
                "prod",
                Optional.empty(),
                scene.now(),
                until,
                "the sale",
                Optional.of("carol"),
                "arn",
                Optional.empty());
        DynamoDbFreezeStore freezes = new DynamoDbFreezeStore(
                scene.installation().clients().dynamoDb(), scene.installation().table());
        assertThat(freezes.keep(freeze, Optional.empty())).isTrue();

        CommandLineRun run = plan(scene, "web", "--tag", "v4", "--to", "prod");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("now        would wait\n");
        assertThat(run.out().replaceAll("\\s+", " "))
                .containsPattern(
                        "closed for releases: carol has frozen prod .*until .*: the sale; it opens Mon 2026-03-02");
        assertThat(plan(scene, "web", "--tag", "v4", "--to", "dev").out()).contains("now        ready\n");
    }

    @Test
    void saysThatItWouldBeRefusedOutsideOfItsWindowsWhateverElseCouldBeSeen(@TempDir Path folder) throws IOException {
        Path file = oneEnvironment(
                folder, "444455556666", "{allow: [sat-sun 09:00-17:00], outside: refuse, timezone: UTC}");
        LookScene scene = new LookScene("happy", Manner.APPROVE, file).untilItIsOver();

        CommandLineRun run = plan(scene, "web", "--tag", "v4");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("now        would be refused\n");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("prod is closed for releases: its windows allow sat-sun 09:00-17:00 (UTC)");
    }

    @Test
    void saysWhatAChangeCalendarSaysOrThatItWasNotLookedAt(@TempDir Path folder) throws IOException {
        Path file = oneEnvironment(folder, "111122223333", "{calendar: holidays}");
        LookScene scene = new LookScene("happy", Manner.APPROVE, file).untilItIsOver();

        assertThat(plan(scene, "web", "--tag", "v4").out()).contains("now        ready\n");
        scene.world().tooling().ssm().calendar("holidays", false, List.of());
        assertThat(plan(scene, "web", "--tag", "v4").out())
                .contains("now        would wait\n")
                .contains("closed for releases: the change calendar holidays is closed");
        scene.deny("ssm:GetCalendarState");
        assertThat(plan(scene, "web", "--tag", "v4").out())
                .contains("now        ready, as far as it could be looked at\n")
                .contains("not seen   the change calendar holidays: ");
    }

    @Test
    void aWindowThatClosesBeforeALaterWaveBeginsIsMetThenAndNotNow(@TempDir Path folder) throws IOException {
        CommandLineRun waits = plan(twoWaves(folder, "{allow: [08:00-09:45], timezone: UTC}"), "web", "--tag", "v4");
        CommandLineRun refused =
                plan(twoWaves(folder, "{allow: [08:00-09:45], outside: refuse, timezone: UTC}"), "web", "--tag", "v4");

        assertThat(waits.exitCode()).as(waits.out()).isZero();
        assertThat(waits.out().replaceAll("\\s+", " "))
                .contains("dev, wave 1, by CodeDeploy now ready")
                .contains("prod, wave 2, by CodeDeploy now would wait when its wave begins, closed for releases: it is"
                        + " closed again before green could have all of production's traffic, for which 30 min are"
                        + " planned; it opens Tue 2026-03-03 08:00 UTC")
                .contains("0 % waits until Tue 2026-03-03 08:00 UTC 2026-03-03 08:00 UTC 0 % green comes up");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.out().replaceAll("\\s+", " "))
                .contains("prod, wave 2, by CodeDeploy now would be refused when its wave begins, prod is closed for"
                        + " releases: it is closed again before")
                .contains("0 % would be refused; if it were not, what follows would");
    }

    private static LookScene twoWaves(Path folder, String windows) throws IOException {
        Path file = Files.writeString(folder.resolve("headgate.yaml"), """
                headgate: 1
                region: us-east-1
                account: "111122223333"
                environments:
                  dev: {wave: 1, account: "111122223333"}
                  prod: {wave: 2, account: "111122223333"}
                services:
                  web:
                    port: 8080
                    environments:
                      dev: {strategy: allAtOnce, bake: 2m}
                      prod: {strategy: allAtOnce, bake: 2m, windows: WINDOWS}
                """.replace("WINDOWS", windows));
        return new LookScene("happy", Manner.APPROVE, file).untilItIsOver();
    }

    private static Path oneEnvironment(Path folder, String account, String windows) throws IOException {
        return Files.writeString(
                folder.resolve("headgate.yaml"), """
                headgate: 1
                region: us-east-1
                account: "111122223333"
                environments:
                  prod: {wave: 1, account: "ACCOUNT"}
                services:
                  web: {port: 8080, environments: {prod: {strategy: allAtOnce, bake: 2m, windows: WINDOWS}}}
                """.replace("ACCOUNT", account).replace("WINDOWS", windows));
    }

    @Test
    void tellsWhatTheTaskDefinitionWouldBring() throws IOException {
        LookScene scene = quiet();
        EcsClient ecs = scene.world().place("web", "prod").account().ecs();
        TaskDefinition serving =
                ecs.describeTaskDefinition(it -> it.taskDefinition("web-prod")).taskDefinition();
        ContainerDefinition web = serving.containerDefinitions().getFirst();
        ecs.registerTaskDefinition(it -> it.family("web-prod")
                .cpu(serving.cpu())
                .memory(serving.memory())
                .networkMode(serving.networkMode())
                .requiresCompatibilities(serving.requiresCompatibilities())
                .executionRoleArn(serving.executionRoleArn())
                .taskRoleArn(serving.taskRoleArn())
                .containerDefinitions(web.toBuilder()
                        .environment(KeyValuePair.builder()
                                .name("LOG_LEVEL")
                                .value("debug")
                                .build())
                        .build()));

        assertThat(only(scene, "web", "--tag", "v4", "--to", "prod").get("changes"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("web: environment LOG_LEVEL added");
    }

    @Test
    void oneFactThatIsDeniedDoesNotHideTheOthers() throws IOException {
        LookScene scene = quiet().deny(
                        "cloudwatch:DescribeAlarms",
                        "cloudwatch:GetMetricData",
                        "ecs:DescribeTaskDefinition",
                        "ecr:DescribeImages",
                        "ecr:DescribeImageScanFindings");

        CommandLineRun run = plan(scene, "web", "--tag", "v4", "--to", "prod");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("A release of web to v4. Nothing")
                .contains("now        ready, as far as it could be looked at\n")
                .contains("changes    not known\n")
                .contains("judge      what it can find is not known\n")
                .contains("10 % held for 1 min");
        assertThat(only(scene, "web", "--tag", "v4", "--to", "prod")
                        .getOrDefault("unseen", "")
                        .toString())
                .contains(
                        "what is live, with its alarms: not allowed: cloudwatch:DescribeAlarms",
                        "which image serves: not allowed: ecs:DescribeTaskDefinition",
                        "what the canary judge can find: not allowed: cloudwatch:GetMetricData");
    }

    @Test
    void anotherAccountIsLookedAtWithAProfileOfItsOwn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("headgate.yaml"), """
                headgate: 1
                region: us-east-1
                account: "111122223333"
                environments:
                  prod: {wave: 1, account: "444455556666"}
                services:
                  web: {port: 8080, environments: {prod: {strategy: allAtOnce, bake: 2m}}}
                """);
        LookScene scene = new LookScene("happy", Manner.APPROVE, file).untilItIsOver();

        CommandLineRun without = plan(scene, "web", "--tag", "v4");
        CommandLineRun with = plan(scene, "web", "--tag", "v4", "--also-profile", "444455556666");

        assertThat(without.exitCode()).isEqualTo(3);
        assertThat(without.out())
                .contains("now        could not be looked at\n")
                .contains("not seen   account 444455556666: these credentials do not lead there");
        assertThat(with.exitCode()).as(with.out()).isZero();
        assertThat(with.out()).contains("now        ready\n");
    }

    @Test
    void programsFindAlwaysTheSameMembers() throws IOException {
        LookScene scene = quiet();

        assertThat(plan(scene, "web", "--tag", "v4", "--to", "prod", "--json").json())
                .containsOnlyKeys("at", "service", "image", "digest", "environments", "cost", "unseen");
        assertThat(only(scene, "web", "--tag", "v4", "--to", "prod"))
                .containsOnlyKeys(
                        "environment",
                        "wave",
                        "account",
                        "region",
                        "backend",
                        "readiness",
                        "why",
                        "serves",
                        "changes",
                        "gates",
                        "judged",
                        "forecast",
                        "begins",
                        "steps",
                        "earliest",
                        "latest",
                        "longest",
                        "mostEvents",
                        "unseen");
    }

    @Test
    void allThatIsWrongWithTheWordsIsSaidAtOnce() {
        CommandLineRun run = plan(quiet(), "web", "--to", "porx,dev");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("web does not run in \"porx\"")
                .contains("name what to release by --tag or by --image");
    }

    @Test
    void anImageThatIsNotThereIsRefusedAsTheReleaseWould() {
        CommandLineRun run = plan(quiet(), "web", "--tag", "v5");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("Repository \"web\" has no image tagged \"v5\": check that it was pushed");
    }

    private static LookScene quiet() {
        return new LookScene("happy", Manner.APPROVE).untilItIsOver();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> only(LookScene scene, String... arguments) throws IOException {
        String[] withJson = Arrays.copyOf(arguments, arguments.length + 1);
        withJson[arguments.length] = "--json";
        return ((List<Map<String, Object>>) plan(scene, withJson).json().getOrDefault("environments", List.of()))
                .getFirst();
    }

    private static CommandLineRun plan(LookScene scene, String... arguments) {
        return scene.ask(it -> new PlanCommand(it, CommandLineRun.CHECKOUT.definitions(), Terminal.NONE), arguments);
    }
}
