package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Target;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.config.file.InvalidConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;

/** What cannot be done is refused with the fault and its cure, somebody hears of it, and nothing has changed. */
class BadInputTest {

    private static final List<String> REFUSED = Paths.of("PlanRelease AnnounceRelease IsReleased ReleaseFailed");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"service": "wep", "imageTag": "v3"}                             | "service" is "wep", which is not configured: did you mean "web"? (services: web)
            {"service": "web", "imageTag": "v3", "environments": ["prdo"]}   | "environments" names "prdo", where web does not run: did you mean "prod"?
            {"service": "web", "imageTag": "v9"}                             | Repository "web" has no image tagged "v9": check that it was pushed, and that no lifecycle policy has deleted it since
            {"service": "web", "image": "web:v3@${v2}"}                      | The mutable tag "v3" of repository "web" has moved: it was to be ${v2} and is ${v3} now. Name the digest without the tag, or the tag without the digest
            {"service": "web", "image": "${none}"}                           | Repository "web" has no image ${none}
            {"service": "web"}                                               | "image" or "imageTag" must say what to release
            {"service": "wep", "environment": "prod", "rollback": "yes"}     | The input has 2 faults: (1) "rollback"
            {"pipeline": "web", "pipelineExecutionId": "42"}                 | "pipelineExecutionId" must be the id of a pipeline's execution (a UUID), not "42"
            {"detail-type": "CodePipeline Pipeline Execution State Change"}  | The event has no text "source": check that the rule passes the whole event on
            [1, 2]                                                           | $.input must be an object
            """)
    void refusesAReleaseThatCannotBe(String input, String fault) {
        Played refused = Played.nothingYet();
        refused.world().start("release", "bad", filledIn(input, refused.stage()));
        refused.toItsEnd();

        assertThat(refused.log().path("bad")).isEqualTo(REFUSED);
        assertThat(refused.alert("[Headgate] RELEASE_FAILED - "))
                .contains(
                        "A release was asked for that cannot be. Nothing was started.",
                        filledIn(fault, refused.stage()),
                        "Put the input right and start the release state machine anew.",
                        "execution:headgate-release:bad");
        assertNothingChanged(refused);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"service": "web", "environment": "prdo", "imageTag": "v3"} | NOT_OPENED     | "environment" names "prdo", where web does not run: did you mean "prod"?
            {"service": "web", "environments": ["dev"], "image": "v3"}  | NOT_OPENED     | "environments"
            {"recover": "web-prod-000000000000"}                        | NOT_TAKEN_OVER | No deployment has the id web-prod-000000000000. Ids look like web-prod-1f2e3d4c5b6a
            """)
    void refusesADeploymentThatCannotBe(String input, String status, String fault) {
        Played refused = Played.nothingYet();
        refused.world().start("deployment", "bad", input);
        refused.toItsEnd();

        assertThat(refused.log().path("bad")).isEqualTo(Paths.of("OpenDeployment InvalidInput"));
        assertThat(refused.alert("[Headgate] " + status + " - "))
                .contains(fault, "start the deployment state machine anew", "execution:headgate-deployment:bad");
        assertNothingChanged(refused);
    }

    @Test
    void stepFunctionsItselfRefusesWhatIsNoJson() {
        Played refused = Played.nothingYet();

        assertThatThrownBy(() -> refused.world().start("release", "bad", "service: web"))
                .isInstanceOf(InvalidExecutionInputException.class);
        assertNothingChanged(refused);
    }

    @Test
    void rejectsBeforeAnythingIsCreatedWhereTheDeployRoleIsMissing() {
        assertIsRejectedForItsRole(Played.release(stage -> stage.removeDeployRole("dev")));
    }

    @Test
    void rejectsBeforeAnythingIsCreatedWhereTheDeployRoleHasAnotherExternalId() {
        assertIsRejectedForItsRole(Played.release(stage -> {
            Target dev = stage.target("dev");
            stage.world().tooling().sts().addRole(dev.roleArn(), "somebody-elses");
        }));
    }

    private static void assertIsRejectedForItsRole(Played rejected) {
        assertThat(rejected.pathIn("dev")).isEqualTo(Paths.of("""
                OpenDeployment IsItOurTurn CheckReadiness IsReady
                CloseDeployment HowDidItEnd Rejected
                """));
        assertThat(rejected.update("web in dev: REJECTED"))
                .contains(
                        "the role arn:aws:iam::111122223333:role/headgate-deploy-dev of account 111122223333 may not be"
                                + " assumed with external id \"headgate-dev\": deploy the account-access stack"
                                + " headgate-access-dev into that account, and check that the role's trust policy names",
                        "1. Put right what is named above. Nothing was started.");
        assertNothingChanged(rejected);
    }

    @Test
    void listsEveryFaultOfAConfigurationAtOnceWithItsLine() {
        String yaml = """
                headgate: 1
                region: us-east-1
                environments:
                  dev: {wave: 0}
                services:
                  web:
                    port: eighty
                    environments:
                      dev:
                        strategy: {canary: {percent: 10, interval: 5m}}
                        bake: 2 minutes
                """;

        assertThatThrownBy(() -> ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll(
                        "headgate.yaml:4", "wave", "headgate.yaml:7", "port", "headgate.yaml:11", "bake");
    }

    private static String filledIn(String text, Stage stage) {
        return text.replace("${v2}", stage.digest("v2"))
                .replace("${v3}", stage.digest("v3"))
                .replace("${none}", stage.digest("none"));
    }

    private static void assertNothingChanged(Played played) {
        assertThat(played.changes()).isEmpty();
        assertThat(played.locks()).isEmpty();
        for (String environment : List.of("dev", "staging", "prod")) {
            assertThat(played.serving(environment)).containsExactly("100 % v2, 4 of 4 healthy");
        }
    }
}
