package dev.headgate.infra.delivery;

import static dev.headgate.infra.Tooling.allowedTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.Tooling.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of a repository that is there already nothing is made, and the functions may look into it by its name. */
@NeedsNode
class ExistingRepositoryTest {

    private static SynthesizedApp app;

    /** The very file that init's test has written. */
    @BeforeAll
    static void synthesize() {
        app = SynthesizedApp.of(Path.of("src/test/resources/adopted.yaml"));
    }

    @Test
    void nothingOfItIsMade() {
        assertThat(app.stacks()).extracting(StackTemplate::name).contains("headgate-delivery-storefront-web");
        assertThat(app.stacks())
                .allSatisfy(
                        it -> assertThat(it.resources("AWS::ECR::Repository")).isEmpty());
    }

    @Test
    void functionsMayLookIntoItByItsName() {
        for (String function : List.of("headgate-release-function", "headgate-deployment-function")) {
            assertThat(lookingAtImages(app, function))
                    .anySatisfy(it -> assertThat(it.resources())
                            .containsExactlyInAnyOrder(
                                    "arn:aws:ecr:us-east-1:111122223333:repository/shop/web",
                                    "arn:aws:ecr:us-east-1:111122223333:repository/orders"));
        }
    }

    private static List<Statement> lookingAtImages(SynthesizedApp app, String function) {
        return allowedTo(app.stack("headgate-orchestrator"), function).stream()
                .filter(it -> it.actions().contains("ecr:DescribeImages"))
                .toList();
    }

    /** A pipeline needs one for the images that it builds in; that is Headgate's own. */
    @Test
    void whoHasAPipelineHasARepositoryOfBuildImagesMade() {
        Configuration configuration = ConfigurationFile.parse("""
                headgate: 1
                environments: {prod: {wave: 1}}
                services:
                  api: {port: 80, repository: {existing: shop}}
                  web: {port: 80, repository: {existing: shop}, delivery: {}}
                """, "headgate.yaml", "111111111111");

        SynthesizedApp built = SynthesizedApp.of(configuration);

        assertThat(built.stack("headgate-delivery-api").resources("AWS::ECR::Repository"))
                .isEmpty();
        assertThat(built.stack("headgate-delivery-web")
                        .resource("AWS::ECR::Repository")
                        .property("/RepositoryName")
                        .asText())
                .isEqualTo("headgate/build/shop");
    }

    /** A role takes 10,240 characters, and a hundred names of repositories are more. */
    @Test
    void aHundredOfThemArePoliciesOfTheirOwn() {
        String services = IntStream.range(0, 100)
                .mapToObj(i -> "  s%d: {port: 80, repository: {existing: a-team-with-a-long-name/service-%d}}\n"
                        .formatted(i, i))
                .collect(Collectors.joining());
        SynthesizedApp many = SynthesizedApp.of(ConfigurationFile.parse(
                "headgate: 1\nenvironments: {prod: {wave: 1}}\nservices:\n" + services,
                "headgate.yaml",
                "111111111111"));

        assertThat(many.stack("headgate-orchestrator").resources("AWS::IAM::ManagedPolicy"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(
                                it.property("/PolicyDocument").toString().length())
                        .isLessThan(6_144));
    }
}
