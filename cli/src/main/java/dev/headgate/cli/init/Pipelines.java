package dev.headgate.cli.init;

import dev.headgate.cli.init.FoundService.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/**
 * The pipelines of an account and region, and what their actions do to services there.
 *
 * @param hidden whether they could not be looked at, as these credentials may not
 * @see <a href="https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html">Action structure reference</a>
 */
record Pipelines(String region, List<PipelineDeclaration> all, boolean hidden) {

    Pipelines {
        all = List.copyOf(all);
    }

    static Pipelines in(String region, CodePipelineClient codePipeline) {
        try {
            return new Pipelines(
                    region,
                    codePipeline.listPipelinesPaginator().pipelines().stream()
                            .map(it -> codePipeline
                                    .getPipeline(request -> request.name(it.name()))
                                    .pipeline())
                            .toList(),
                    false);
        } catch (AwsServiceException e) {
            if (isDenied(e)) {
                return new Pipelines(region, List.of(), true);
            }
            throw e;
        }
    }

    private static boolean isDenied(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .filter(it -> String.valueOf(it.errorCode()).startsWith("AccessDenied"))
                .isPresent();
    }

    List<FoundPipeline> of(FoundService service) {
        return all.stream().flatMap(it -> found(it, service).stream()).toList();
    }

    private Optional<FoundPipeline> found(PipelineDeclaration pipeline, FoundService service) {
        List<String> words = new ArrayList<>();
        boolean deploys = false;
        for (StageDeclaration stage : pipeline.stages()) {
            for (ActionDeclaration action : stage.actions()) {
                Optional<Use> use = use(action, service);
                use.ifPresent(it -> words.add(stage.name() + "/" + action.name() + " " + it.inWords() + " ("
                        + action.actionTypeId().provider() + ")"));
                deploys |= use.filter(Use.DEPLOYS::equals).isPresent();
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new FoundPipeline(pipeline.name(), words, deploys));
    }

    /** What an action has to do with a service. */
    private enum Use {
        DEPLOYS("deploys it"),
        WATCHES("starts when its repository gets an image"),
        PUSHES("pushes to its repository");

        private final String inWords;

        Use(String inWords) {
            this.inWords = inWords;
        }

        String inWords() {
            return inWords;
        }
    }

    private Optional<Use> use(ActionDeclaration action, FoundService service) {
        boolean here = Optional.ofNullable(action.region()).stream().allMatch(region::equals);
        if (!here) {
            return Optional.empty();
        }
        Map<String, String> configured = action.configuration();
        return switch (String.valueOf(action.actionTypeId().provider())) {
            case "CodeDeployToECS" -> when(deploys(configured, service.group()), Use.DEPLOYS);
            case "ECS" ->
                when(
                        service.cluster().equals(configured.get("ClusterName"))
                                && service.name().equals(configured.get("ServiceName")),
                        Use.DEPLOYS);
            case "ECR" -> when(isIts(configured.get("RepositoryName"), service), Use.WATCHES);
            case "ECRBuildAndPublish" -> when(isIts(configured.get("ECRRepositoryName"), service), Use.PUSHES);
            default -> Optional.empty();
        };
    }

    private static Optional<Use> when(boolean holds, Use use) {
        return holds ? Optional.of(use) : Optional.empty();
    }

    private static boolean deploys(Map<String, String> configured, Optional<Group> group) {
        return group.filter(it -> it.application().equals(configured.get("ApplicationName"))
                        && it.name().equals(configured.get("DeploymentGroupName")))
                .isPresent();
    }

    private static boolean isIts(@Nullable String repository, FoundService service) {
        return Stream.ofNullable(repository)
                .anyMatch(name -> service.balanced()
                        .flatMap(it -> EcrImage.of(it.image()))
                        .filter(it -> it.repository().equals(name))
                        .isPresent());
    }
}
