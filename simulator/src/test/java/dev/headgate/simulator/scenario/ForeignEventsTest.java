package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events as AWS publishes them, of everybody's pipelines, images and deployments, reach the release state machine. */
class ForeignEventsTest {

    private static final String DIGEST = "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd1234abcd";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            aws.ecr          | ECR Image Action                            | {"result": "SUCCESS", "repository-name": "my-repository-name", "image-digest": "${digest}", "action-type": "PUSH", "image-tag": "latest"}
            aws.ecr          | ECR Image Action                            | {"result": "SUCCESS", "repository-name": "web", "image-digest": "${digest}", "action-type": "PUSH"}
            aws.ecr          | ECR Image Action                            | {"result": "SUCCESS", "repository-name": "web", "image-digest": "${digest}", "action-type": "PUSH", "image-tag": ""}
            aws.ecr          | ECR Image Action                            | {"result": "SUCCESS", "repository-name": "web", "image-digest": "${digest}", "action-type": "DELETE", "image-tag": "latest"}
            aws.ecr          | ECR Image Scan                              | {"scan-status": "COMPLETE", "repository-name": "web", "finding-severity-counts": {"CRITICAL": 10, "MEDIUM": 9}, "image-digest": "${digest}", "image-tags": []}
            aws.codepipeline | CodePipeline Pipeline Execution State Change | {"pipeline": "myPipeline", "version": "1", "state": "SUCCEEDED", "execution-id": "01234567-0123-0123-0123-012345678901"}
            aws.codepipeline | CodePipeline Pipeline Execution State Change | {"pipeline": "web", "version": "1", "state": "STARTED", "execution-id": "01234567-0123-0123-0123-012345678901"}
            aws.codepipeline | CodePipeline Action Execution State Change   | {"pipeline": "web", "version": 1, "execution-id": "01234567-0123-0123-0123-012345678901", "stage": "Prod", "action": "myAction", "state": "STARTED", "region": "us-west-2", "type": {"owner": "AWS", "category": "Deploy", "provider": "CodeDeploy", "version": 1}}
            aws.codedeploy   | CodeDeploy Deployment State-change Notification | {"instanceGroupId": "9fd2fbef-2157-40d8-91e7-6845af69e2d2", "region": "us-west-2", "application": "myApplication", "deploymentId": "d-123456789", "state": "SUCCESS", "deploymentGroup": "myDeploymentGroup"}
            """)
    void whatIsNotForUsStartsNothingAndAlarmsNobody(String source, String type, String detail) {
        Played played = started(source, type, detail);

        assertThat(played.log().path("event")).isEqualTo(Paths.of("PlanRelease IsAnythingToDeploy NothingToDeploy"));
        assertThat(played.alerts()).isEmpty();
        assertThat(played.changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"pipeline": "web", "version": "1", "state": "SUCCEEDED", "execution-id": "01234567-0123-0123-0123-012345678901"} | no image
            """)
    void whatIsForUsAndCannotBeSaysWhy(String detail, String why) {
        Played played = started("aws.codepipeline", "CodePipeline Pipeline Execution State Change", detail);

        assertThat(played.update("[Headgate] ").replace('\n', ' '))
                .contains(why, "01234567-0123-0123-0123-012345678901");
        assertThat(played.changes()).isEmpty();
    }

    private static Played started(String source, String type, String detail) {
        Played played = Played.nothingYet();
        String input = """
                {"version": "0", "id": "13cde686-328b-6117-af20-0e5566167482", "detail-type": "%s", "source": "%s",
                 "account": "123456789012", "time": "2019-11-16T01:54:34Z", "region": "us-west-2",
                 "resources": ["arn:aws:ecr:us-west-2:123456789012:repository/my-repository-name"], "detail": %s}
                """.formatted(type, source, detail.replace("${digest}", DIGEST));
        played.world().start("release", "event", input);
        return played.toItsEnd();
    }
}
