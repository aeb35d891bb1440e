package dev.headgate.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.doctor.Result.Advice;
import dev.headgate.cli.doctor.Result.CannotTell;
import dev.headgate.cli.doctor.Result.Fault;
import dev.headgate.cli.doctor.Result.Fine;
import dev.headgate.cli.doctor.Result.NotApplicable;
import dev.headgate.config.Configuration;
import dev.headgate.simulator.tooling.RepositorySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a repository lacks that is there already is said, each with its cure, and nothing of it is changed. */
class ExistingRepositoryTest {

    private static final String YAML =
            DoctorScene.YAML.replace("port: 8080", "port: 8080\n    repository: {existing: shop/web}");
    private static final Configuration CONFIGURATION = DoctorScene.configuration(YAML);
    private static final String ECR = "aws ecr ";
    private static final String OF_IT = " --region us-east-1 --repository-name shop/web";
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Sid": "%s", "Effect": "Allow", "Principal": {"AWS": "%s"},
              "Action": ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]%s}]}
            """;
    private static final String ROOT = "arn:aws:iam::444455556666:root";

    private final DoctorScene scene = new DoctorScene(CONFIGURATION);

    private Result look(RepositorySettings settings, String name) {
        scene.tooling.ecr().setUp("shop/web", settings);
        return scene.result(CONFIGURATION, "Tooling", name);
    }

    private static RepositorySettings rules(String rules) {
        return RepositorySettings.AS_ECR_MAKES_IT.withLifecycle("{\"rules\": [" + rules + "]}");
    }

    private static String rule(String selection) {
        return "{\"rulePriority\": 7, \"selection\": {%s}, \"action\": {\"type\": \"expire\"}}".formatted(selection);
    }

    @Test
    void tagsThatMoveAreAdvisedAgainst() {
        assertThat(look(RepositorySettings.AS_ECR_MAKES_IT, "web tags")).isInstanceOfSatisfying(Advice.class, it -> {
            assertThat(it.what()).startsWith("tags of shop/web can be moved (MUTABLE)");
            assertThat(it.cure())
                    .endsWith(ECR + "put-image-tag-mutability" + OF_IT + " --image-tag-mutability IMMUTABLE");
        });
        assertThat(look(RepositorySettings.AS_ECR_MAKES_IT.withFixedTags(), "web tags"))
                .isEqualTo(new Fine("no tag of shop/web can be moved to another image"));
    }

    @Test
    void aScanIsNeededWhereFindingsBlock() {
        String cure =
                ECR + "put-image-scanning-configuration" + OF_IT + " --image-scanning-configuration scanOnPush=true";

        assertThat(look(RepositorySettings.AS_ECR_MAKES_IT, "web scan"))
                .isEqualTo(new Advice("images of shop/web are not scanned when they are pushed", cure));
        assertThat(look(RepositorySettings.AS_ECR_MAKES_IT.scanning(), "web scan"))
                .isEqualTo(new Fine("images of shop/web are scanned when they are pushed"));
        scene.tooling.ecr().setUp("shop/web", RepositorySettings.AS_ECR_MAKES_IT);
        Configuration blocking = DoctorScene.configuration(YAML.replace("bake: 10m", "blockScanFindings: HIGH"));
        assertThat(scene.result(blocking, "Tooling", "web scan"))
                .isEqualTo(new Fault(
                        "images of shop/web are not scanned when they are pushed, and blockScanFindings refuses what"
                                + " was never scanned",
                        cure));
    }

    @Test
    void aLifecycleRuleThatMayTakeWhatServesIsWarnedOf() {
        assertThat(look(rules(rule("\"tagStatus\": \"any\", \"countNumber\": 100")), "web lifecycle"))
                .isInstanceOfSatisfying(Advice.class, it -> {
                    assertThat(it.what())
                            .isEqualTo("the lifecycle policy of shop/web may take an image that serves: rule 7 takes"
                                    + " images by their age or number, whether they serve or not");
                    assertThat(it.cure()).contains(ECR + "put-lifecycle-policy" + OF_IT);
                });
        assertThat(look(rules(rule("\"tagStatus\": \"tagged\", \"tagPrefixList\": [\"v\"]")), "web lifecycle")
                        .text())
                .contains("rule 7 takes images tagged [v] by");
    }

    @Test
    void imagesWithoutATagGoSafelyOnlyWhereNoTagMoves() {
        String untagged = rule("\"tagStatus\": \"untagged\"");

        assertThat(look(rules(untagged), "web lifecycle").text()).contains("loses its last where tags move");
        assertThat(look(rules(untagged).withFixedTags(), "web lifecycle"))
                .isEqualTo(new Fine("no rule of shop/web takes an image that serves"));
        assertThat(look(RepositorySettings.AS_ECR_MAKES_IT, "web lifecycle"))
                .isEqualTo(new Fine("shop/web has no lifecycle rules, so no image of it ever goes"));
    }

    @Test
    void otherAccountsNeedAPolicyThatLetsThemPull() {
        assertThat(look(RepositorySettings.AS_ECR_MAKES_IT, "web pull")).isInstanceOfSatisfying(Fault.class, it -> {
            assertThat(it.what()).isEqualTo("shop/web lets nobody of 444455556666 pull");
            assertThat(it.cure())
                    .startsWith(ECR + "set-repository-policy" + OF_IT + " --policy-text '")
                    .contains("\"Sid\":\"HeadgatesEnvironmentsPull\"", ROOT, "ecr:BatchGetImage");
        });
        for (String who : List.of(ROOT, "444455556666", "arn:aws:iam::444455556666:role/web-prod-execution")) {
            assertThat(look(
                            RepositorySettings.AS_ECR_MAKES_IT.withPolicy(POLICY.formatted("Pull", who, "")),
                            "web pull"))
                    .isEqualTo(new Fine("444455556666 may pull from shop/web"));
        }
    }

    /** The call replaces the whole policy. */
    @Test
    void whatThePolicySaysAlreadyStays() {
        String others = POLICY.formatted("Others", "arn:aws:iam::777788889999:root", "");

        assertThat(look(RepositorySettings.AS_ECR_MAKES_IT.withPolicy(others), "web pull")
                        .cure())
                .contains("777788889999", "\"Others\"", ROOT, "\"HeadgatesEnvironmentsPull\"");
    }

    @Test
    void aPolicyWithConditionsIsLeftToPeople() {
        String conditional =
                POLICY.formatted("Org", "*", ", \"Condition\": {\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-1\"}}");

        assertThat(look(RepositorySettings.AS_ECR_MAKES_IT.withPolicy(conditional), "web pull"))
                .isInstanceOfSatisfying(
                        CannotTell.class, it -> assertThat(it.why()).contains("aws:PrincipalOrgID"));
    }

    @Test
    void aRepositoryThatIsNotThereIsToBeNamedCorrectly() {
        Configuration other = DoctorScene.configuration(YAML.replace("shop/web}", "shop/wep}"));

        assertThat(scene.result(other, "Tooling", "web image")).isInstanceOfSatisfying(Fault.class, it -> {
            assertThat(it.what()).isEqualTo("there is no repository shop/wep");
            assertThat(it.cure()).startsWith("Correct services.web.repository.existing in headgate.yaml");
        });
        for (String check : List.of("web tags", "web scan", "web lifecycle", "web pull")) {
            assertThat(scene.result(other, "Tooling", check))
                    .isEqualTo(new NotApplicable("there is no repository shop/wep"));
        }
    }

    /** The functions may look into a repository that is there already only once the orchestrator's stack names it. */
    @Test
    void namingOneNeedsTheOrchestratorsStackToo() {
        assertThat(new DoctorScene()
                        .result(CONFIGURATION, "Tooling", "configuration")
                        .cure())
                .isEqualTo("npx cdk deploy headgate-orchestrator headgate-delivery-web");
    }

    /** As init has written it, of a shop whose repositories are as ECR makes them. */
    @Test
    void whatInitHasWrittenIsLookedAt() throws IOException {
        Configuration adopted = DoctorScene.configuration(
                Files.readString(Path.of("..", "infra", "src", "test", "resources", "adopted.yaml")));
        DoctorScene shop = new DoctorScene(adopted);
        shop.tooling.ecr().setUp("shop/web", RepositorySettings.AS_ECR_MAKES_IT);
        shop.tooling
                .ecr()
                .setUp(
                        "orders",
                        RepositorySettings.AS_ECR_MAKES_IT.withFixedTags().scanning());

        List<Examined> open = shop.look(adopted).checks().stream()
                .filter(it -> !(it.result() instanceof Fine) && !(it.result() instanceof NotApplicable))
                .toList();

        assertThat(open).extracting(Examined::name).containsExactly("storefront-web tags", "storefront-web scan");
        assertThat(shop.world.wire().calls())
                .filteredOn(call -> call.service().equals("ecr"))
                .allMatch(call -> call.operation().matches("(Describe|Get|BatchGet).*"));
    }
}
