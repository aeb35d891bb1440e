package dev.headgate.cli.doctor;

import dev.headgate.config.Service;
import java.util.List;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/**
 * There is something to release.
 *
 * @param getRepository what to do where there is no repository
 */
record ImageCheck(EcrClient ecr, Service service, String registry, Cli cli, String getRepository) implements Check {

    @Override
    public String name() {
        return service.name() + " image";
    }

    @Override
    public List<String> permissions() {
        return List.of("ecr:DescribeImages");
    }

    @Override
    public Result run() {
        String repository = service.repository();
        try {
            return ecr.describeImages(it -> it.repositoryName(repository))
                            .imageDetails()
                            .isEmpty()
                    ? new Result.Fault("the repository " + repository + " holds no image", push())
                    : new Result.Fine("the repository " + repository + " holds images");
        } catch (RepositoryNotFoundException e) {
            return new Result.Fault("there is no repository " + repository, getRepository);
        }
    }

    private String push() {
        return "Let the service's pipeline run, or push an image:\n"
                + cli.command("ecr get-login-password") + " | docker login --username AWS --password-stdin "
                + registry + "\n"
                + "docker push " + registry + "/" + service.repository() + ":TAG";
    }
}
