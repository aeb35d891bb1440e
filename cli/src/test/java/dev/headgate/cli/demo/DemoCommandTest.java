package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.json.Json;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenarios;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DemoCommandTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "happy, 0, DEPLOYED",
        "operator-rollback, 0, DEPLOYED",
        "sick-green, 3, ROLLED_BACK",
        "alarm-during-shift, 3, ROLLED_BACK",
        "rejected, 3, REJECTED",
        "approval-expires, 3, REJECTED",
        "execution-dies, 3, ROLLED_BACK"
    })
    void exitsByHowTheReleaseEnded(String scenario, int exitCode, String outcome) throws IOException {
        CommandLineRun run = CommandLineRun.ofDemo(scenario, "--json");

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.json()).containsEntry("outcome", outcome);
    }

    @Test
    void takesAnExplicitAnswerOverTheScenarios() throws IOException {
        assertThat(CommandLineRun.ofDemo("rejected", "--approve", "auto", "--json")
                        .json())
                .containsEntry("outcome", "DEPLOYED");
        assertThat(CommandLineRun.ofDemo("happy", "--approve", "reject", "--json")
                        .json())
                .containsEntry("outcome", "REJECTED");
        assertThat(CommandLineRun.ofDemo("happy", "--approve", "never", "--json")
                        .json())
                .containsEntry("outcome", "REJECTED");
    }

    @Test
    void writesALineForEachChangeAndASummary() {
        CommandLineRun run = CommandLineRun.ofDemo("happy");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("\u001b");
        assertThat(run.lines())
                .hasSizeLessThan(50)
                .startsWith("web v3 (d19f03c4cc86), scenario happy, pace instant, seed 42")
                .anyMatch(
                        line -> line.matches(
                                "00:\\d\\d:\\d\\d  prod     ▕░░░░░░░░░░▏   0 % green  blue 4/4 green -    waiting for approval: alice or bob decides"))
                .anyMatch(line -> line.matches(
                        "00:\\d\\d:\\d\\d  prod     ▕████░░░░░░▏  40 % green  blue 4/4 green 4/4  traffic is moving"))
                .anyMatch(
                        line -> line.matches(
                                "00:\\d\\d:\\d\\d  prod     ▕██████████▏ 100 % green  blue -   green 4/4  DEPLOYED: green passed its bake"))
                .anyMatch(line -> line.startsWith("web v3 (d19f03c4cc86): DEPLOYED after 4"))
                .anyMatch(line -> line.startsWith("  prod     DEPLOYED     serves v3 (d19f03c4cc86), took 2"))
                .anyMatch(line -> line.startsWith("  ./headgate demo --scenario sick-green"))
                .anyMatch(line -> line.startsWith("  ./headgate demo --list"));
    }

    @Test
    void saysWhatAReleaseDidNotGetTo() {
        assertThat(CommandLineRun.ofDemo("sick-green").lines())
                .contains("  prod     not reached  serves v2 (00261f246e7b)")
                .anyMatch(line -> line.startsWith("  dev      ROLLED_BACK  serves v2 (00261f246e7b), took"));
        assertThat(CommandLineRun.ofDemo("operator-rollback").lines())
                .contains("  dev      not in it    serves v2 (00261f246e7b)");
    }

    @Test
    void printsNothingButOneDocumentAsJson() throws IOException {
        CommandLineRun run = CommandLineRun.ofDemo("sick-green", "--json", "--seed", "7");

        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(1);
        assertThat(run.json())
                .containsOnlyKeys(
                        "scenario", "seed", "outcome", "environments", "releaseStates", "messages", "virtualSeconds")
                .containsEntry("scenario", "sick-green")
                .containsEntry("seed", 7);
        Map<String, Object> environments = object(run.json(), "environments");
        assertThat(environments).containsOnlyKeys("dev", "staging", "prod");
        assertThat(object(environments, "dev"))
                .containsOnlyKeys("outcome", "reason", "serving", "states", "startedSeconds", "endedSeconds")
                .containsEntry("outcome", "ROLLED_BACK");
        assertThat(object(environments, "prod"))
                .containsOnlyKeys("serving", "states")
                .containsEntry("states", List.of());
        assertThat(run.json().get("messages"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .first(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsOnlyKeys("atSeconds", "to", "topic", "subject", "body")
                .containsEntry("topic", "headgate-updates");
    }

    @Test
    void makesTheSameRunFromTheSameSeed() {
        String first = CommandLineRun.ofDemo("happy", "--json", "--seed", "5").out();

        assertThat(CommandLineRun.ofDemo("happy", "--json", "--seed", "5").out())
                .isEqualTo(first);
        assertThat(CommandLineRun.ofDemo("happy", "--json", "--seed", "6").out())
                .isNotEqualTo(first);
    }

    @Test
    void playsAConfigurationWhoseNamesHaveASuffix() throws IOException {
        Path file = Files.writeString(
                folder.resolve("suffixed.yaml"), "environmentSuffix: eve\n" + Files.readString(Path.of(onlyDev())));

        assertThat(CommandLineRun.ofDemo("happy", "--config", file.toString(), "--json")
                        .json())
                .containsEntry("outcome", "DEPLOYED");
    }

    @Test
    void listsEveryScenarioOnALineOfItsOwn() {
        CommandLineRun run = CommandLineRun.of("demo", "--list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSameSizeAs(Scenarios.all());
        for (Scenario scenario : Scenarios.all()) {
            assertThat(run.lines())
                    .anyMatch(line -> line.startsWith(scenario.name() + "  ") && line.endsWith(scenario.summary()));
        }
    }

    @Test
    void namesTheScenariosToWhoeverAsksForAnother() {
        CommandLineRun run = CommandLineRun.ofDemo("hapy");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no scenario 'hapy'; did you mean happy?")
                .contains("alarm-during-shift");
    }

    @Test
    void namesEveryFaultOfAConfigurationWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), """
                headgate: 1
                region: us-east-1
                approvers: {alice: alice@example.com}
                environments:
                  dev: {wave: 0}
                services:
                  web:
                    port: 80800
                    environments:
                      dev: {bakes: 2m}
                """);
        CommandLineRun run = CommandLineRun.of("demo", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("bad.yaml has 3 faults:").contains("bad.yaml:5", "bad.yaml:8", "bad.yaml:10");
    }

    @Test
    void namesAConfigurationThatIsNotThere() {
        CommandLineRun run = CommandLineRun.of("demo", "--config", "no-such.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no file no-such.yaml");
    }

    @Test
    void saysWhatAScenarioNeedsOfAConfiguration() throws IOException {
        String sample = Files.readString(Path.of("..", "headgate.yaml"));
        Path file =
                Files.writeString(folder.resolve("other.yaml"), sample.replace("pipelines: [web]", "pipelines: []"));
        CommandLineRun run = CommandLineRun.ofDemo("duplicate-event", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("the scenario duplicate-event does not fit " + file, "services.web.releaseOn.pipelines");
    }

    /** The first file of one's own that a reader of docs/configuration.md tries. */
    @Test
    void playsTheShortestFileOfTheDocumentation() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "configuration.md"));
        String shortest =
                docs.substring(docs.indexOf("```yaml\n") + 8, docs.indexOf("```\n", docs.indexOf("```yaml\n") + 8));
        Path file = Files.writeString(folder.resolve("mine.yaml"), shortest);
        CommandLineRun run = CommandLineRun.ofDemo("happy", "--config", file.toString(), "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(object(object(run.json(), "environments"), "prod")).containsEntry("outcome", "DEPLOYED");
    }

    @Test
    void saysWhyItCanNotReadAConfiguration() throws IOException {
        Path latin1 = Files.write(
                folder.resolve("latin1.yaml"), "headgate: 1 # \u00fcber".getBytes(StandardCharsets.ISO_8859_1));
        CommandLineRun directory = CommandLineRun.of("demo", "--config", folder.toString());
        CommandLineRun encoded = CommandLineRun.of("demo", "--config", latin1.toString());

        assertThat(directory.exitCode()).isEqualTo(2);
        assertThat(directory.err()).contains(folder + " is a folder: name a file in it");
        assertThat(encoded.exitCode()).isEqualTo(2);
        assertThat(encoded.err()).contains("is not written in UTF-8", "iconv").doesNotContain("Exception");
    }

    @Test
    void refusesTwoServicesOnOnePipelineBeforeAnythingStarts() throws IOException {
        String sample = Files.readString(Path.of("..", "headgate.yaml"));
        Path file = Files.writeString(
                folder.resolve("two.yaml"), sample + "\n  api:\n    port: 9090\n    releaseOn: {pipelines: [web]}\n");
        CommandLineRun run = CommandLineRun.ofDemo("happy", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the pipeline web starts releases of web already");
    }

    @Test
    void letsSimulatedApproversSignInWhereTheConfigurationAsksThemTo() throws IOException {
        String sample = Files.readString(Path.of("..", "headgate.yaml"));
        Path file = Files.writeString(
                folder.resolve("signed.yaml"),
                sample + "\napprovals:\n  signIn: {issuer: \"https://login.example.com\", audience: headgate}\n");

        assertThat(CommandLineRun.ofDemo("happy", "--config", file.toString(), "--json")
                        .json())
                .containsEntry("outcome", "DEPLOYED");
    }

    @ParameterizedTest
    @CsvSource({"alarm-during-shift, prod", "busy-then-free, staging", "superseded, staging", "slow-green, prod"})
    void refusesAScenarioWhoseEnvironmentIsNotConfigured(String scenario, String environment) throws IOException {
        CommandLineRun run = CommandLineRun.ofDemo(scenario, "--config", onlyDev());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("web does not run in " + environment + ", only in dev: add " + environment
                        + " to services.web.environments, or choose another scenario (--list)");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.headgate.simulator.scenario.Scenarios#all")
    void knowsBeforeTheStartWhetherAScenarioFits(Scenario scenario) throws IOException {
        CommandLineRun run = CommandLineRun.ofDemo(scenario.name(), "--config", onlyDev());

        assertThat(run.exitCode()).isIn(0, 2, 3);
        assertThat(run.out().isEmpty()).as(run.err()).isEqualTo(run.exitCode() == 2);
        assertThat(run.err().isEmpty()).as(run.err()).isEqualTo(run.exitCode() != 2);
    }

    private String onlyDev() throws IOException {
        return Files.writeString(folder.resolve("dev.yaml"), """
                headgate: 1
                region: us-east-1
                environments:
                  dev: {wave: 1}
                services:
                  web:
                    port: 8080
                    releaseOn: {pipelines: [web]}
                    environments:
                      dev: {strategy: allAtOnce, bake: 2m}
                """).toString();
    }

    @Test
    void saysWhichAlarmAScenarioMisses() throws IOException {
        String sample = Files.readString(Path.of("..", "headgate.yaml"));
        Path file = Files.writeString(
                folder.resolve("quiet.yaml"), sample.replace("alarms: [web-prod-5xx, web-prod-latency]", ""));
        CommandLineRun run = CommandLineRun.ofDemo("alarm-during-bake", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("web has no alarm in prod: name one in services.web.environments.prod.alarms");
        assertThat(run.out()).isEmpty();
    }

    /** The operator of that scenario waits for a deployment that needs a human: then there is none. */
    @Test
    void endsWhereTheApproversLeaveNothingToRecover() throws IOException {
        CommandLineRun run = CommandLineRun.ofDemo("needs-human-then-recovered", "--approve", "reject", "--json");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.json()).containsEntry("outcome", "REJECTED");
    }

    @Test
    void saysWhenItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineRun run =
                    CommandLineRun.ofDemo("happy", "--approve", "ask", "--port", "" + taken.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("port " + taken.getLocalPort() + " can not be used");
        }
    }

    private static Map<String, Object> object(Map<String, Object> parent, String member) {
        return Json.object(parent.getOrDefault(member, "nothing"), member);
    }
}
