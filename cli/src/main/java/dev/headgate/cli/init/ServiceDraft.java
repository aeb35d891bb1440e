package dev.headgate.cli.init;

import dev.headgate.cli.init.FoundService.Balanced;
import dev.headgate.cli.init.FoundService.Group;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a first headgate.yaml says of one service.
 *
 * @param name ours, of at most as many characters as one may have
 * @param approver whom the example of a gate asks
 */
record ServiceDraft(
        String account, String region, String environment, String name, String approver, FoundService service) {

    String yaml() {
        Balanced balanced = service.balanced().orElseThrow();
        String roles =
                service.roles().isEmpty() ? "" : "          roles: [" + String.join(", ", service.roles()) + "]\n";
        return """
                  %s:
                    # Container %s runs %s now.
                %s    container: %s
                    port: %d
                %s    environments:
                      %s:
                %s        existing:
                          cluster: %s
                          service: %s
                %s          taskDefinition: %s
                """.formatted(
                        name,
                        balanced.container(),
                        balanced.image(),
                        repository(EcrImage.of(balanced.image())),
                        YamlText.of(balanced.container()),
                        balanced.port(),
                        pipelines(),
                        YamlText.of(environment),
                        service.byEcs() ? "        controller: ecs\n" : "",
                        YamlText.of(service.cluster()),
                        YamlText.of(service.name()),
                        service.byEcs() ? "" : codeDeploy(service.group().orElseThrow()),
                        YamlText.of(service.family()))
                + roles
                + """
                        # How traffic moves, how long blue is kept, who is asked, and which alarms roll back:
                        #strategy: {canary: {percent: 10, interval: 5m}}
                        #bake: 10m
                        #gates: [{before: traffic, approvers: [%s]}]
                        #alarms: [%s-5xx]
                """.formatted(approver, name);
    }

    private static String codeDeploy(Group group) {
        return "          codeDeploy: {application: " + YamlText.of(group.application()) + ", deploymentGroup: "
                + YamlText.of(group.name()) + "}\n";
    }

    private String repository(Optional<EcrImage> image) {
        if (image.filter(it -> it.isIn(account, region)).isPresent()) {
            return "    repository: {existing: " + YamlText.of(image.get().repository()) + "}\n";
        }
        return image.map(it -> """
                    # That repository is in %s of account %s, and Headgate releases from its tooling account only: to release
                    # from there, make that the tooling account (account and region above), and give %s in environments the
                    # account and region of this one. As it stands, Headgate makes the next one. Have builds push there.
                """.formatted(it.region(), it.account(), environment))
                        .orElse("""
                    # That is in no repository of ECR. Headgate makes the next one. Have builds push there.
                """)
                + "    repository: headgate/" + name + "\n";
    }

    private String pipelines() {
        if (service.pipelines().isEmpty()) {
            return "";
        }
        String deploys = service.pipelines().stream().anyMatch(FoundPipeline::deploys)
                ? "    # Before it does, take its deploying action out: two deployers would fight over the service.\n"
                : "";
        return service.pipelines().stream()
                        .map(it -> "    # Found " + it.inWords() + ".\n")
                        .collect(Collectors.joining())
                + """
                    # Its success can start a release, of the image that its build has tagged with
                    # #{codepipeline.PipelineExecutionId}. One pipeline starts releases of one service.
                """
                + deploys
                + "    #releaseOn: {pipelines: ["
                + service.pipelines().stream().map(FoundPipeline::name).collect(Collectors.joining(", ")) + "]}\n";
    }
}
