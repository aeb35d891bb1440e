package dev.headgate.release;

import static dev.headgate.testing.ExampleInput.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.testing.Example;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFaultsTest {

    @Test
    void namesEveryFaultAtOnce() {
        assertFault(
                "{'service':'wbe','imagetag':'1.4.0','environments':'prod','reason':7}",
                "The input has 5 faults: (1) \"service\" is \"wbe\", which is not configured: did you mean \"web\"? (services: web, worker);"
                        + " (2) \"environments\" must be a list such as [\"dev\", \"staging\"], or be left out for all,"
                        + " not \"prod\";"
                        + " (3) \"image\" or \"imageTag\" must say what to release;"
                        + " (4) \"reason\" must be a text in quotes, of 1000 characters at most, not 7: write \"7\" with the"
                        + " quotes; (5) \"imagetag\" has no place in a release: did you mean \"imageTag\"?");
    }

    @Test
    void listsTheMembersWhenNoneIsClose() {
        assertFault(
                "{'service':'web','imageTag':'1','urgent':true}",
                "\"urgent\" has no place in a release, which takes \"service\", \"environments\", \"image\", \"imageTag\","
                        + " \"reason\", \"requestedBy\", \"commit\", \"author\", \"override\"");
    }

    @Test
    void wantsOneImageOnly() {
        assertFault(
                "{'service':'web','imageTag':'1','image':'web:1'}",
                "\"image\" and \"imageTag\" exclude each other: keep the one that says what to release");
    }

    @Test
    void listsTheEnvironmentsOfTheService() {
        assertFault(
                "{'service':'web','imageTag':'1','environments':['prd','qa']}",
                "The input has 2 faults:"
                        + " (1) \"environments\" names \"prd\", where web does not run: did you mean \"prod\"?"
                        + " (environments: prod, dev, staging, load);"
                        + " (2) \"environments\" names \"qa\", where web does not run: see headgate.yaml"
                        + " (environments: prod, dev, staging, load)");
    }

    @Test
    void wantsTextsInTheListOfEnvironments() {
        assertFault(
                "{'service':'web','imageTag':'1','environments':['dev',{},null]}",
                "The input has 2 faults: (1) each of \"environments\" must be a text in quotes, of 1000 characters at"
                        + " most, not an object;"
                        + " (2) each of \"environments\" must be a text in quotes, of 1000 characters at most, not null");
        assertFault(
                "{'service':'web','imageTag':'1','environments':[]}",
                "\"environments\" must name one at least, or be left out for all");
    }

    @Test
    void namesTheFaultsOfAnOverrideTogetherWithAllOthers() {
        assertFault(
                "{'service':'web','override':{'reson':'x'}}",
                "The input has 3 faults: (1) \"image\" or \"imageTag\" must say what to release;"
                        + " (2) \"reason\" is missing: say why it is to go all the same;"
                        + " (3) \"reson\" has no place in \"override\": did you mean \"reason\"?");
        assertFault(
                "{'service':'web','imageTag':'1','override':true}",
                "\"override\" must be an object such as {\"reason\": \"why it is to go all the same\"}, not true");
        assertFault(
                "{'service':'web','imageTag':'1','override':{'reason':' '}}",
                "\"reason\" must be a text in quotes, of 1000 characters at most, not \"\"");
    }

    @Test
    void namesTwentyFaultsOfAnInputThatIsFullOfThem() {
        String members =
                IntStream.range(0, 5_000).mapToObj(i -> "'x" + i + "':1").collect(Collectors.joining(","));

        assertThatThrownBy(() -> Trigger.parse(json("{'service':'web','imageTag':'1'," + members + "}")))
                .hasMessageStartingWith("The input has 5000 faults: (1) ")
                .hasMessageEndingWith("; and 4980 more")
                .satisfies(
                        fault -> assertThat(String.valueOf(fault.getMessage())).hasSizeLessThan(20_000));
    }

    @Test
    void saysWhatIsMissing() {
        assertFault(
                "{}",
                "The input has 2 faults: (1) \"service\" is missing: name the service to release;"
                        + " (2) \"image\" or \"imageTag\" must say what to release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:abc", "web", "web@sha256:12", "web:1 .2", "web:", "latest"})
    void refusesWhatIsNoReferenceToOneImage(String image) {
        assertFault(
                "{'service':'web','image':'" + image + "'}",
                "\"image\" must be a digest (sha256: and 64 hex digits) or a repository's URI with @digest or :tag, not \""
                        + image + "\"");
    }

    @Test
    void refusesAnImageOfAnotherRepository() {
        assertFault(
                "{'service':'web','image':'999900001111.dkr.ecr.us-east-1.amazonaws.com/web:1'}",
                "\"image\" is from \"999900001111.dkr.ecr.us-east-1.amazonaws.com/web\", but web is released from"
                        + " \"111122223333.dkr.ecr.us-east-1.amazonaws.com/web\"");
    }

    @Test
    void refusesADigestWhereATagBelongs() {
        assertFault(
                "{'service':'web','imageTag':'sha256:abc'}",
                "\"imageTag\" must be a tag such as \"1.4.0\", not \"sha256:abc\"");
    }

    @Test
    void takesNoImageForARollback() {
        assertFault(
                "{'service':'web','environment':'prod','rollback':true,'imageTag':'1'}",
                "\"imageTag\" has no place in a rollback, which takes \"rollback\", \"service\", \"environment\", \"now\","
                        + " \"reason\", \"requestedBy\"");
    }

    @Test
    void rollsBackInOneNamedEnvironmentOnly() {
        assertFault(
                "{'service':'web','environments':['prod'],'rollback':'yes'}",
                "The input has 3 faults: (1) \"rollback\" must be true, or be left out, not \"yes\";"
                        + " (2) \"environment\" is missing: name the environment to roll back in;"
                        + " (3) \"environments\" has no place in a rollback: did you mean \"environment\"?");
    }

    @Test
    void tellsAPipelineHowToPassItsExecution() {
        assertFault(
                "{'pipeline':'web','pipelineExecutionId':'#{codepipeline.PipelineExecutionID}'}",
                "\"pipelineExecutionId\" must be the id of a pipeline's execution (a UUID), not"
                        + " \"#{codepipeline.PipelineExecutionID}\": let the action's input say"
                        + " \"#{codepipeline.PipelineExecutionId}\"");
        assertFault(
                "{'pipeline':'web'}",
                "\"pipelineExecutionId\" is missing: let the action's input say \"#{codepipeline.PipelineExecutionId}\"");
    }

    @Test
    void keepsPastedTextOnOneShortLine() {
        assertFault(
                "{'service':'web\\nservice\\u202eok" + "x".repeat(200) + "','imageTag':'1'}",
                "\"service\" is \"web service ok" + "x".repeat(66)
                        + "...\", which is not configured: did you mean \"web\"?" + " (services: web, worker)");
    }

    @Test
    void refusesATextThatIsTooLongToPassOn() {
        assertFault(
                "{'service':'web','imageTag':'1','reason':'" + "x".repeat(1001) + "'}",
                "\"reason\" must be a text in quotes, of 1000 characters at most, not \"" + "x".repeat(80) + "...\"");
    }

    private static void assertFault(String input, String message) {
        assertThatThrownBy(() -> Trigger.parse(json(input), Example.configuration()))
                .isInstanceOf(InvalidReleaseException.class)
                .hasMessage(message);
    }
}
