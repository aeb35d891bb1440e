package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static dev.headgate.config.file.FaultyYaml.faultsOfService;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused in a service. */
class ServiceFaultsTest {

    @Test
    void refusesAServiceWithoutPort() {
        assertThat(faultsOfService("repository: web"))
                .containsExactly(":5 services.web: port is missing. Write for example: port: 8080");
    }

    @Test
    void refusesPortsThatTcpDoesNotHave() {
        assertThat(faultsOfService("port: 0")).hasSize(1);
        assertThat(faultsOfService("port: 65536"))
                .containsExactly(":6 services.web: port must be 1 to 65535, not 65536. Write for example: port: 8080");
    }

    @Test
    void refusesServiceNamesThatAwsNamesCannotHold() {
        String yaml = """
                headgate: 1
                region: us-east-1
                environments: {prod: {wave: 1}}
                services:
                  web_shop: {port: 80}
                  a-service-name-of-25-char: {port: 80}
                """;

        assertThat(faultsOf(yaml))
                .containsExactly(
                        ":5 services: the name must be at most 24 small letters, digits and single hyphens, "
                                + "beginning with a letter, not web_shop. Write for example: web",
                        ":6 services: the name must be at most 24 small letters, digits and single hyphens, "
                                + "beginning with a letter, not a-service-name-of-25-char. Write for example: web");
    }

    @Test
    void refusesNamesThatEcrEcsAndCodePipelineDoNotTake() {
        assertThat(faultsOfService("port: 80\nrepository: Web\ncontainer: a.b\nreleaseOn: {pipelines: [a b]}"))
                .containsExactly(
                        ":7 services.web: repository must be an ECR repository's name, not Web. "
                                + "Write for example: repository: web",
                        ":8 services.web: container must be a container's name, not a.b. "
                                + "Write for example: container: web",
                        ":9 services.web.releaseOn: each of pipelines must be a pipeline's name, not a b. "
                                + "Write for example: pipelines: [web]");
    }

    /** Each success of that pipeline would start an execution that can not choose. */
    @Test
    void refusesTwoServicesOnOnePipeline() {
        String yaml = """
                headgate: 1
                region: us-east-1
                environments: {prod: {wave: 1}}
                services:
                  web: {port: 80, releaseOn: {pipelines: [main]}}
                  api: {port: 80, releaseOn: {pipelines: [other, main]}}
                """;

        assertThat(faultsOf(yaml))
                .singleElement()
                .asString()
                .startsWith(":6 services.api: the pipeline main starts releases of web already")
                .contains("Leave it to one of them, and start the other by a Step Functions action");
    }

    @Test
    void readsWhereTheSourcesAreAndWhatTimeItIsAtTheApprovers() {
        String yaml = """
                headgate: 1
                region: us-east-1
                account: "111122223333"
                approvers: {alice: alice@example.com}
                timeZones: {alice: Europe/Vienna}
                environments: {prod: {wave: 1}}
                services:
                  web: {port: 80, sourceUrl: "https://github.com/shop/web"}
                """;
        Configuration configuration = EditorSchema.read(yaml, "111122223333");

        assertThat(configuration.services().getFirst().sourceUrl()).hasValue("https://github.com/shop/web");
        assertThat(configuration.timeZones()).hasValue(List.of(new Configuration.TimeZone("alice", "Europe/Vienna")));
        assertThat(faultsOf(yaml.replace("Europe/Vienna", "Vienna").replace("https:", "javascript:")))
                .hasSize(2)
                .anyMatch(fault -> fault.contains("alice must be a time zone of the IANA database, not Vienna"))
                .anyMatch(fault -> fault.contains("sourceUrl must be the https address of a repository's page"));
    }

    @Test
    void refusesTagPatternsThatNoTagCanMatch() {
        assertThat(faultsOfService("port: 80\nreleaseOn:\n  images: [\"release **\", -x]"))
                .containsExactly(
                        ":8 services.web.releaseOn: each of images must be a tag, with * for any characters, "
                                + "not release **. Write for example: images: [release-*]",
                        ":8 services.web.releaseOn: each of images must be a tag, with * for any characters, "
                                + "not -x. Write for example: images: [release-*]");
    }

    @Test
    void refusesAnUnknownEnvironment() {
        assertThat(faultsOfService("port: 80\nenvironments:\n  prdo: {}"))
                .containsExactly(":8 services.web.environments: the name must be one of the file's environments, "
                        + "not prdo. Did you mean prod?");
    }

    @Test
    void refusesTwoServicesOfOnePhysicalName() {
        String yaml = """
                headgate: 1
                region: us-east-1
                environments: {a-b: {wave: 1}, b: {wave: 1}}
                services:
                  web: {port: 80}
                  web-a: {port: 80}
                """;

        assertThat(faultsOf(yaml))
                .containsExactly(":6 services.web-a: web in a-b and web-a in b would both be named web-a-b in AWS. "
                        + "Rename the service or the environment");
    }

    @Test
    void refusesAServiceThatIsNoSectionWithoutSayingWhatItLacks() {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\nenvironments: {prod: {wave: 1}}\nservices: {web: 8080}"))
                .containsExactly(":4 services: web must be a section of keys and values, not 8080. "
                        + "Write for example: web: {port: 8080}");
    }

    @Test
    void refusesASourceThatNoPipelineCouldRead() {
        assertThat(faultsOfService("port: 80\ndelivery: {source: {connection: github, repository: web, branch: a b}}"))
                .containsExactly(
                        ":7 services.web.delivery.source: connection must be the ARN of a connection, not github. "
                                + "Write for example: connection: " + Formats.CONNECTION.example(),
                        ":7 services.web.delivery.source: repository must be an owner and a repository, not web. "
                                + "Write for example: repository: shop/web",
                        ":7 services.web.delivery.source: branch must be a branch, not a b. "
                                + "Write for example: branch: main");
    }

    @Test
    void wantsConnectionAndRepositoryOfASource() {
        assertThat(faultsOfService("port: 80\ndelivery: {source: {branch: main}}"))
                .containsExactly(
                        ":7 services.web.delivery.source: connection is missing. " + "Write for example: connection: "
                                + Formats.CONNECTION.example(),
                        ":7 services.web.delivery.source: repository is missing. "
                                + "Write for example: repository: shop/web");
    }

    @Test
    void refusesAServiceWhoseRepositoryCouldNotBeNamedAfterIt() {
        assertThat(faultsOf(
                        "headgate: 1\nregion: us-east-1\nenvironments: {dev: {wave: 1}}\nservices: {w: {port: 80}}"))
                .containsExactly(":4 services.w: the ECR repository would be named w, and ECR takes no single letter. "
                        + "Write another name, for example: repository: shop/w");
    }

    @Test
    void refusesATaskOfASizeThatFargateHasNot() {
        assertThat(faultsOfService("port: 80\nenvironments: {prod: {hosting: {cpu: 512, memory: 512}}}"))
                .containsExactly(
                        ":7 services.web.environments.prod.hosting: Fargate has no task of cpu 512 with 512 MiB"
                                + " of memory, but with 1024 to 4096 in steps of 1024. Write for example: memory: 1024");
        assertThat(faultsOfService("port: 80\nenvironments: {prod: {hosting: {cpu: 300}}}"))
                .hasSize(1);
        assertThat(faultsOfService("port: 80\nenvironments: {prod: {hosting: {memory: 1536}}}"))
                .containsExactly(
                        ":7 services.web.environments.prod.hosting: Fargate has no task of cpu 256 with 1536 MiB"
                                + " of memory, but with 512, 1024 or 2048. Write for example: memory: 512");
    }

    @Test
    void refusesFewerTasksAtMostThanAtLeast() {
        assertThat(faultsOfService("port: 80\nenvironments: {prod: {hosting: {minTasks: 4, maxTasks: 3}}}"))
                .containsExactly(":7 services.web.environments.prod.hosting: maxTasks is 3, and minTasks 4. "
                        + "Write for example: maxTasks: 8");
    }

    @Test
    void refusesACertificateOfAnotherRegion() {
        String elsewhere = Formats.CERTIFICATE.example().replace("us-east-1", "eu-west-1");

        assertThat(faultsOfService("port: 80\nenvironments: {prod: {hosting: {certificate: \"" + elsewhere + "\"}}}"))
                .containsExactly(":7 services.web.environments.prod.hosting: a load balancer in us-east-1 takes no"
                        + " certificate of another region: " + elsewhere
                        + ". Request or import it in us-east-1 too, and name that one");
    }

    @Test
    void refusesAHealthPathThatIsNone() {
        assertThat(faultsOfService("port: 80\nhealthPath: health"))
                .containsExactly(":7 services.web: healthPath must be a path of a URL, not health. "
                        + "Write for example: healthPath: /health");
    }

    @Test
    void refusesABuildImageThatIsNoTag() {
        assertThat(faultsOfService("port: 80\ndelivery: {buildImage: build/web:v1}"))
                .containsExactly(":7 services.web.delivery: buildImage must be an image's tag, not build/web:v1. "
                        + "Write for example: buildImage: v1");
    }

    @Test
    void refusesAnUnknownKeyAndNamesTheKnownOnes() {
        assertThat(faultsOfService("port: 80\nlanguage: java"))
                .containsExactly(
                        ":7 services.web: the key language is unknown. "
                                + "Known here: repository, container, port, healthPath, releaseOn, delivery, architecture, task, taskDefinition, environments, sourceUrl");
    }

    @Test
    void refusesTheSameKeyTwice() {
        assertThat(faultsOfService("port: 80\nport: 81"))
                .containsExactly(":7 services.web: the key port was given in line 6 already. Keep one of them");
    }
}
